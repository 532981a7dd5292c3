/**
 * A write of a card with what it replaced in one row, at the end of its table: three trees fewer to change for each.
 *
 * - `older` is what the write replaced or deleted; last, so that who lists writes does not read over it.
 * - `end_octets` counts the octets of `older` on from one row of a book to the next: what is too much for a book are
 *   the rows up to a number, which nobody has to add up. Without `older` there is none.
 * - A revision of a book is taken once. `written_ms` is in its index because what is forgotten by time is then found
 *   without the rows.
 */
export const oneRowPerWrite = `
CREATE TABLE remembered_write (
  key INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book (key) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  written_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  client TEXT,
  method TEXT NOT NULL,
  before_tag TEXT,
  after_tag TEXT,
  end_octets INTEGER,
  older BLOB
) STRICT;
INSERT INTO remembered_write (book, revision, name, written_ms, actor, client, method, before_tag, after_tag,
                              end_octets, older)
SELECT w.book, w.revision, w.name, w.written_ms, w.actor, w.client, w.method, w.before_tag, w.after_tag,
       o.end_octets, o.octets
FROM card_write AS w LEFT JOIN older_octets AS o ON o.book = w.book AND o.revision = w.revision
ORDER BY w.book, w.revision;
DROP TABLE older_octets;
DROP TABLE card_write;
ALTER TABLE remembered_write RENAME TO card_write;
CREATE INDEX card_write_revision ON card_write (book, revision, written_ms);
CREATE INDEX card_write_name ON card_write (book, name, revision);
CREATE INDEX card_write_older ON card_write (book, end_octets) WHERE end_octets IS NOT NULL;
`;
