import { standInPrototype } from "./stand-in.ts";

/** Stands in for headers: a class, because objects of one are made fastest, and each request makes several. */
class LightHeaders {
  readonly fields: readonly string[];
  whole: Headers | undefined = undefined;

  constructor(fields: readonly string[]) {
    this.fields = fields;
  }

  get(name: string): string | null {
    const { fields, whole } = this;
    if (whole !== undefined) return whole.get(name);
    let found: string | null = null;
    for (let index = 0; index + 1 < fields.length; index += 2) {
      if (!isSameName(fields[index] ?? "", name)) continue;
      const value = fields[index + 1] ?? "";
      found = found === null ? value : `${found}, ${value}`;
    }
    return found;
  }

  has(name: string): boolean {
    return (this.whole ?? this).get(name) !== null;
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return (this.whole ?? joined(this.fields))[Symbol.iterator]();
  }
}

Object.setPrototypeOf(
  LightHeaders.prototype,
  standInPrototype(
    Headers.prototype,
    (standIn: LightHeaders) => (standIn.whole ??= new Headers([...joined(standIn.fields)])),
  ),
);

function isSameName(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  return one === other || one.toLowerCase() === other.toLowerCase();
}

// Values of one name are joined (RFC 9110 section 5.3).
function joined(fields: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = (fields[index] ?? "").toLowerCase();
    const value = fields[index + 1] ?? "";
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return values;
}

/**
 * Makes headers in which a field is looked up where it stands; those of the platform check each field that a parser has
 * checked already, or that is checked when it is sent. Those are made when a field is changed, or anything but looking up
 * and listing is asked for.
 *
 * @param fields Names and values in turn, as `rawHeaders` of `node:http` has them.
 *
 * @internal
 */
export function lightHeaders(fields: readonly string[]): Headers {
  return new LightHeaders(fields) as unknown as Headers;
}

/**
 * Gives the names and values, in turn, that headers were made of.
 *
 * @returns `undefined` for headers of the platform, and for those that were changed.
 *
 * @internal
 */
export function fieldsOf(headers: Headers): readonly string[] | undefined {
  if (!(headers instanceof LightHeaders)) return undefined;
  const { fields, whole }: LightHeaders = headers;
  return whole === undefined ? fields : undefined;
}
