/**
 * The names of written cards in the index of their revisions, instead of in one of their own: each write would change
 * another page of that one, and who asks for the writes of one card is rare and has time to go through those of the book.
 */
export const namesOfWrites = `
DROP INDEX card_write_name;
DROP INDEX card_write_revision;
CREATE INDEX card_write_revision ON card_write (book, revision, written_ms, name);
`;
