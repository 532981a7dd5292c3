/**
 * What is written with each card, in fewer rows.
 *
 * - A write of a card is remembered with what it replaced or deleted (`older`), in one row. `end_octets` counts the
 *   octets of `older` on from one row of a book to the next, and `book.older_octets` is the last of these counts.
 * - One row of `card_index` has all keys of a property name of a card, between octets of the value 255; U+FFFF, which
 *   stands for what is not indexed, is the first of them.
 */
export const fewerRowsPerWrite = `
ALTER TABLE callingcard.book ADD COLUMN older_octets bigint NOT NULL DEFAULT 0;
UPDATE callingcard.book AS b SET older_octets = o.end_octets
FROM (SELECT book, max(end_octets) AS end_octets FROM callingcard.older_octets GROUP BY book) AS o
WHERE o.book = b.key;

ALTER TABLE callingcard.card_write ADD COLUMN end_octets bigint;
ALTER TABLE callingcard.card_write ADD COLUMN older bytea;
ALTER TABLE callingcard.card_write ALTER COLUMN older SET STORAGE EXTERNAL;
UPDATE callingcard.card_write AS w SET end_octets = o.end_octets, older = o.octets
FROM callingcard.older_octets AS o WHERE o.book = w.book AND o.revision = w.revision;
DROP TABLE callingcard.older_octets;
CREATE INDEX card_write_older ON callingcard.card_write (book, end_octets) WHERE end_octets IS NOT NULL;

CREATE TABLE callingcard.property_index (
  card bigint NOT NULL REFERENCES callingcard.card (key) ON DELETE CASCADE,
  book bigint NOT NULL,
  property text COLLATE "C" NOT NULL,
  keys bytea NOT NULL
);
INSERT INTO callingcard.property_index (card, book, property, keys)
SELECT card, book, property,
  decode('ff', 'hex') ||
  string_agg(key, decode('ff', 'hex') ORDER BY key <> decode('efbfbf', 'hex'), key) ||
  decode('ff', 'hex')
FROM callingcard.card_index GROUP BY card, book, property;
DROP TABLE callingcard.card_index;
ALTER TABLE callingcard.property_index RENAME TO card_index;
CREATE INDEX card_index_search ON callingcard.card_index (book, property);
CREATE INDEX card_index_card ON callingcard.card_index (card);
`;
