/**
 * Books, cards and users.
 *
 * - `card` keeps deleted cards as tombstones (`deleted_rev`), so that each name has one row and what
 *   changed after a revision is one scan of `card_changed`. `uid` is unique among living cards only.
 * - Octets have a table of their own: listings and scans then read rows of some 100 octets.
 * - `card_index` is one tree. Searches read all keys of one property, so within it the rows lie by
 *   card: new cards go to its end, where those of one commit share pages. Ordered by key, a card
 *   would touch a page per entry. Which rows are a card's is known from
 *   `card_octets.entries`, which costs less than a second tree.
 * - Keys of `card_index` are UTF-8 octets, because SQLite's functions on text stop at a NUL.
 */
export const booksAndCards = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  name TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE book (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  forgotten_rev INTEGER NOT NULL DEFAULT 0,
  created_ms INTEGER NOT NULL,
  properties TEXT NOT NULL,
  UNIQUE (owner, name)
) STRICT;

CREATE TABLE card (
  key INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  uid TEXT NOT NULL,
  etag TEXT NOT NULL,
  octet_count INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  changed_rev INTEGER NOT NULL,
  deleted_rev INTEGER,
  UNIQUE (book, name)
) STRICT;
CREATE UNIQUE INDEX card_uid ON card (book, uid) WHERE deleted_rev IS NULL;
CREATE UNIQUE INDEX card_changed ON card (book, changed_rev);

CREATE TABLE card_octets (
  card INTEGER PRIMARY KEY REFERENCES card (key) ON DELETE CASCADE,
  octets BLOB NOT NULL,
  entries TEXT NOT NULL
) STRICT;

CREATE TABLE card_index (
  book INTEGER NOT NULL,
  property TEXT NOT NULL,
  key BLOB NOT NULL,
  card INTEGER NOT NULL,
  PRIMARY KEY (book, property, card, key)
) STRICT, WITHOUT ROWID;
`;
