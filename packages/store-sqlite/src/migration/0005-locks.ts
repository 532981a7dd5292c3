/** Write locks (RFC 4918 section 7) of books (`name` is NULL) and of names in them, in the order they were made. */
export const locks = `
CREATE TABLE write_lock (
  key INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book (key) ON DELETE CASCADE,
  token TEXT NOT NULL UNIQUE,
  name TEXT,
  depth TEXT NOT NULL,
  scope TEXT NOT NULL,
  user TEXT NOT NULL,
  owner TEXT,
  expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX write_lock_book ON write_lock (book);
`;
