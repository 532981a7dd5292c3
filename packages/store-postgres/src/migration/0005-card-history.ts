/**
 * Writes of cards that had an author, each with the revision that it took of its book.
 *
 * `older_octets` has what a write replaced or deleted. `end_octets` counts on from one to the next: what is too much
 * for a book are the rows up to a number, which nobody has to add up.
 */
export const cardHistory = `
CREATE TABLE callingcard.card_write (
  book bigint NOT NULL REFERENCES callingcard.book (key) ON DELETE CASCADE,
  revision bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  written_ms bigint NOT NULL,
  actor text COLLATE "C" NOT NULL,
  client text,
  method text NOT NULL,
  before_tag text COLLATE "C",
  after_tag text COLLATE "C",
  PRIMARY KEY (book, revision)
);
CREATE INDEX card_write_name ON callingcard.card_write (book, name, revision);

CREATE TABLE callingcard.older_octets (
  book bigint NOT NULL,
  revision bigint NOT NULL,
  end_octets bigint NOT NULL,
  octets bytea NOT NULL,
  PRIMARY KEY (book, revision),
  FOREIGN KEY (book, revision) REFERENCES callingcard.card_write (book, revision) ON DELETE CASCADE
);
CREATE INDEX older_octets_end ON callingcard.older_octets (book, end_octets);
ALTER TABLE callingcard.older_octets ALTER COLUMN octets SET STORAGE EXTERNAL;
`;
