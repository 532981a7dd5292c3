/**
 * Tells whether two pieces of plain data are the same; a field that is `undefined` is as one that is
 * absent.
 *
 * @param left One of them.
 * @param right The other one.
 * @returns Whether they are.
 */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left === null || right === null) return false;
  const others = new Map(Object.entries(right));
  for (const [name, value] of Object.entries(left)) {
    if (!isEqual(value, others.get(name))) return false;
    others.delete(name);
  }
  return [...others.values()].every((value) => value === undefined);
}

/**
 * Checks what was written by reading it.
 *
 * @param text What was written.
 * @param data What it was written from.
 * @param read Reads it.
 * @returns The text.
 * @throws RangeError when it does not say the same.
 * @internal
 */
export function checkWritten<Data>(
  text: string,
  data: Data,
  read: (text: string) => unknown,
): string {
  let again: unknown;
  try {
    again = read(text);
  } catch {
    again = undefined;
  }
  if (isEqual(again, data)) return text;
  throw new RangeError(`data that cannot be written: ${JSON.stringify(text.slice(0, 64))}`);
}
