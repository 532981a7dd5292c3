let count = 0;

/**
 * Gives a name that no element has.
 *
 * @returns The name.
 */
export function freshId(): string {
  count += 1;
  return `id-${count}`;
}
