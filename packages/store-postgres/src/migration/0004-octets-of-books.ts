/** How many octets the living cards of each book have, counted with each write. */
export const octetsOfBooks = `
ALTER TABLE callingcard.book ADD COLUMN octet_count bigint NOT NULL DEFAULT 0;
UPDATE callingcard.book SET octet_count = living.octets
FROM (SELECT card.book AS key, sum(card.octet_count) AS octets FROM callingcard.card
      WHERE deleted_rev IS NULL GROUP BY card.book) AS living
WHERE book.key = living.key;
`;
