import type { ObjectKey } from "../store/message-store.ts";

/** A header field of an object: its name and its value, which is left out when it is undefined. */
export type ObjectField = readonly [name: string, value: string | undefined];

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * Writes an object: header fields, blank line, body.
 *
 * @param fields The header fields in their order.
 * @param body The body, octet for octet.
 * @internal
 */
export function encodeObject(fields: readonly ObjectField[], body: Uint8Array): Uint8Array {
  const lines = fields
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value = ""]) => `${name}: ${fieldText(value)}\r\n`);
  const head = new TextEncoder().encode(`${lines.join("")}\r\n`);
  const octets = new Uint8Array(head.length + body.length);
  octets.set(head);
  octets.set(body, head.length);
  return octets;
}

/**
 * Gives the fields that tell one object from all others, in the order they are written.
 *
 * @param key The key of the object.
 * @internal
 */
export function keyFields({ messageId, direction }: ObjectKey): readonly ObjectField[] {
  return [
    ["IMDN-Message-ID", messageId],
    ["Message-Direction", direction],
  ];
}

/**
 * Writes a date of RFC 5322 section 3.3, in universal time.
 *
 * @param milliseconds Milliseconds since 1970, of which whole seconds are written.
 * @throws RangeError for a time before the year 1900 or after 9999.
 */
export function stringifyMailDate(milliseconds: number): string {
  const time = new Date(milliseconds);
  const year = time.getUTCFullYear();
  if (!(year >= 1900 && year <= 9999)) throw new RangeError("year of no date of RFC 5322");
  const [hour = "", minute = "", second = ""] = [
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  ].map((part) => String(part).padStart(2, "0"));
  const weekday = WEEKDAYS[time.getUTCDay()] ?? "";
  const month = MONTHS[time.getUTCMonth()] ?? "";
  return `${weekday}, ${time.getUTCDate()} ${month} ${year} ${hour}:${minute}:${second} +0000`;
}

/**
 * Makes one line of a value. It comes from a peer: a line break in it would be the start of a field
 * that nobody sent.
 *
 * @internal
 */
function fieldText(value: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  return value.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
}
