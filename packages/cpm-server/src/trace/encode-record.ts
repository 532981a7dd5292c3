import type { TraceRecord } from "./record.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Writes a record as a line of JSON. Octets are `{"$text": …}` where they are UTF-8, for people who read it, else
 * `{"$base64": …}`; numbers that JSON does not have are `{"$number": …}`.
 *
 * @param record The record.
 * @returns The line, without its line break.
 */
export function encodeRecord(record: TraceRecord): string {
  return JSON.stringify(record, replace);
}

/**
 * Writes a part of a record, to be compared with another one.
 *
 * @param value The part.
 */
export function encodeValue(value: unknown): string {
  return JSON.stringify(value, replace);
}

// A function by its this: JSON.stringify gives octets that know how to write themselves, as a Buffer does, only
// when they are written already.
function replace(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Readonly<Record<string, unknown>>)[key];
  if (original instanceof Uint8Array) return octets(original);
  if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
  return value;
}

function octets(value: Uint8Array): unknown {
  try {
    return { $text: decoder.decode(value) };
  } catch {
    return { $base64: Buffer.from(value).toString("base64") };
  }
}
