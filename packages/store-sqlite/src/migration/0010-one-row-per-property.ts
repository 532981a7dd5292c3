/**
 * One row of `card_index` for all keys of a property name of a card, and so `card_octets.entries`, which has a line for
 * each: `["FN",["ADA"]]`. Keys are between octets of the value 255, and U+FFFF, which stands for what is not indexed, is
 * the first of them.
 */
export const oneRowPerProperty = `
CREATE TABLE property_index (
  book INTEGER NOT NULL,
  property TEXT NOT NULL,
  card INTEGER NOT NULL,
  keys BLOB NOT NULL,
  PRIMARY KEY (book, property, card)
) STRICT, WITHOUT ROWID;
INSERT INTO property_index (book, property, card, keys)
SELECT book, property, card, CAST(
  CAST(x'ff' AS TEXT) ||
  group_concat(CAST(key AS TEXT), CAST(x'ff' AS TEXT) ORDER BY key <> x'efbfbf', key) ||
  CAST(x'ff' AS TEXT)
AS BLOB)
FROM card_index GROUP BY book, property, card;
DROP TABLE card_index;
ALTER TABLE property_index RENAME TO card_index;

UPDATE card_octets SET entries = coalesce((
  SELECT group_concat(row, char(10)) FROM (
    SELECT json_array(
      value ->> 0, json_group_array(value ->> 1 ORDER BY value ->> 1 <> char(65535))
    ) AS row
    FROM json_each(card_octets.entries) GROUP BY value ->> 0
  )
), '');
`;
