const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Tells whether a text is a UUID as RFC 9562 section 4 writes it, in any case.
 *
 * @internal
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
