/**
 * Books, cards and users, in a schema of their own.
 *
 * - Texts are compared by octets (`COLLATE "C"`): in another collation names that differ could be one,
 *   and their order would depend on the machine.
 * - `card` keeps deleted cards as tombstones (`deleted_rev`), so that each name has one row and what
 *   changed after a revision is one scan of `card_changed`. `uid` is unique among living cards only.
 * - Octets have a table of their own: listings and scans then read small rows, which are updated in
 *   place where a page has room. A photo in base64 is not worth compressing: stored as it is, outside of the row.
 * - `index_revision` names the code that made the entries of a card: processes of an older version may
 *   write beside newer ones.
 * - Searches read all entries of one property of one book; what a card has is removed by `card`.
 */
export const booksAndCards = `
CREATE TABLE callingcard.setting (
  name text COLLATE "C" PRIMARY KEY,
  value bytea NOT NULL
);

CREATE TABLE callingcard.account (
  name text COLLATE "C" PRIMARY KEY,
  password_hash text NOT NULL
);

CREATE TABLE callingcard.book (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  owner text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  revision bigint NOT NULL DEFAULT 0,
  forgotten_rev bigint NOT NULL DEFAULT 0,
  created_ms bigint NOT NULL,
  properties text NOT NULL,
  UNIQUE (owner, name)
) WITH (fillfactor = 50);

CREATE TABLE callingcard.card (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book bigint NOT NULL REFERENCES callingcard.book (key) ON DELETE CASCADE,
  name text COLLATE "C" NOT NULL,
  uid text COLLATE "C" NOT NULL,
  etag text COLLATE "C" NOT NULL,
  octet_count bigint NOT NULL,
  modified_ms bigint NOT NULL,
  changed_rev bigint NOT NULL,
  deleted_rev bigint,
  index_revision text COLLATE "C" NOT NULL,
  UNIQUE (book, name)
);
CREATE UNIQUE INDEX card_uid ON callingcard.card (book, uid) WHERE deleted_rev IS NULL;
CREATE INDEX card_changed ON callingcard.card (book, changed_rev);

CREATE TABLE callingcard.card_octets (
  card bigint PRIMARY KEY REFERENCES callingcard.card (key) ON DELETE CASCADE,
  octets bytea NOT NULL
);
ALTER TABLE callingcard.card_octets ALTER COLUMN octets SET STORAGE EXTERNAL;

CREATE TABLE callingcard.card_index (
  card bigint NOT NULL REFERENCES callingcard.card (key) ON DELETE CASCADE,
  book bigint NOT NULL,
  property text COLLATE "C" NOT NULL,
  key bytea NOT NULL
);
CREATE INDEX card_index_search ON callingcard.card_index (book, property);
CREATE INDEX card_index_card ON callingcard.card_index (card);
`;
