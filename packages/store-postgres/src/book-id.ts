const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Tells whether a text can be the id of a book. The database refuses to compare any other with one.
 *
 * @internal
 */
export function isBookId(id: string): boolean {
  return UUID.test(id);
}
