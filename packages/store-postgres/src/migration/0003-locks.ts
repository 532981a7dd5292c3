/**
 * Write locks (RFC 4918 section 7) of books (`name` is null) and of names in them, in the order they were made.
 *
 * `book.locked_until_ms` is the latest end that any lock of the book ever had: a write that comes later
 * need not look for locks. It is read with the row of the book that a write holds anyway.
 */
export const locks = `
CREATE TABLE callingcard.write_lock (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book bigint NOT NULL REFERENCES callingcard.book (key) ON DELETE CASCADE,
  token text COLLATE "C" NOT NULL UNIQUE,
  name text COLLATE "C",
  depth text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  owner text,
  expires_ms bigint NOT NULL
);
CREATE INDEX write_lock_book ON callingcard.write_lock (book);

ALTER TABLE callingcard.book ADD COLUMN locked_until_ms bigint NOT NULL DEFAULT 0;
`;
