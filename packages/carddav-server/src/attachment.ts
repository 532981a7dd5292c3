/** What is known of objects of the platform beside what they say themselves. */
export interface Attachment<Holder extends object, Value> {
  readonly set: (holder: Holder, value: Value) => void;
  readonly get: (holder: Holder) => Value | undefined;
}

/**
 * Makes a property of objects of the platform that nobody else can name. A `WeakMap` would do the same, and cost the
 * garbage collector a look at each of its entries: every request would have several.
 *
 * @internal
 */
export function createAttachment<Holder extends object, Value>(
  name: string,
): Attachment<Holder, Value> {
  const key = Symbol(name);
  type Marked = Holder & { [key]?: Value };
  return {
    set(holder: Marked, value) {
      holder[key] = value;
    },
    get: (holder: Marked) => holder[key],
  };
}
