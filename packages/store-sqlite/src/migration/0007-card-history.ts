/**
 * Writes of cards that had an author, each with the revision that it took of its book.
 *
 * - A write in a book of many goes to the end of those of its book, which is where the next one goes.
 * - `older_octets` has what a write replaced or deleted. `end_octets` counts on from one to the next: what is too
 *   much for a book are the rows up to a number, which nobody has to add up.
 */
export const cardHistory = `
CREATE TABLE card_write (
  book INTEGER NOT NULL REFERENCES book (key) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  written_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  client TEXT,
  method TEXT NOT NULL,
  before_tag TEXT,
  after_tag TEXT,
  PRIMARY KEY (book, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_write_name ON card_write (book, name);

CREATE TABLE older_octets (
  book INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  end_octets INTEGER NOT NULL,
  octets BLOB NOT NULL,
  PRIMARY KEY (book, revision),
  FOREIGN KEY (book, revision) REFERENCES card_write (book, revision) ON DELETE CASCADE
) STRICT;
CREATE INDEX older_octets_end ON older_octets (book, end_octets);
`;
