import { standInPrototype } from "./stand-in.ts";

interface StandIn {
  /** By names in lower case. */
  readonly fields: Map<string, string>;
  whole: Headers | undefined;
}

const PROTOTYPE = standInPrototype(
  Headers.prototype,
  (standIn: StandIn) => (standIn.whole ??= new Headers([...standIn.fields])),
);

/**
 * Makes headers in which a field is looked up at once; those of the platform check each field that a parser has
 * checked already, or that is checked when it is sent. Those are made when a field is changed, or anything but looking up
 * and listing is asked for.
 *
 * @param fields Values by names in lower case, as {@link addField} puts them there.
 *
 * @internal
 */
export function lightHeaders(fields: Map<string, string>): Headers {
  const standIn = {
    __proto__: PROTOTYPE,
    fields,
    whole: undefined as Headers | undefined,
    get(name: string): string | null {
      if (standIn.whole !== undefined) return standIn.whole.get(name);
      return fields.get(name.toLowerCase()) ?? null;
    },
    has(name: string): boolean {
      if (standIn.whole !== undefined) return standIn.whole.has(name);
      return fields.has(name.toLowerCase());
    },
    [Symbol.iterator](): IterableIterator<[string, string]> {
      return (standIn.whole ?? fields)[Symbol.iterator]();
    },
  };
  return standIn as unknown as Headers;
}

/**
 * Adds a field to others; values of one name are joined (RFC 9110 section 5.3).
 *
 * @internal
 */
export function addField(fields: Map<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  const before = fields.get(key);
  fields.set(key, before === undefined ? value : `${before}, ${value}`);
}
