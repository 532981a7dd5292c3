/** How many octets the living cards of each book have, counted with each write. */
export const octetsOfBooks = `
ALTER TABLE book ADD COLUMN octet_count INTEGER NOT NULL DEFAULT 0;
UPDATE book SET octet_count = coalesce(
  (SELECT sum(octet_count) FROM card WHERE card.book = book.key AND deleted_rev IS NULL), 0
);
`;
