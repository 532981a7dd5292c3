import { type Cursor, octetCursor, ParseError, textCursor } from "@callingcard/grammar";
import { type Field, head } from "./generated/mime.ts";
import { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
import { MimeError, syntaxError } from "./mime-error.ts";

/**
 * A header field as it is written: name, colon, white space, value. These, with CRLF behind them, are
 * its octets.
 */
export interface HeaderField {
  /** The name as it is written; compared without regard to case. */
  readonly name: string;

  /** Spaces and tabs between the colon and the value. */
  readonly space: string;

  /** The value, with its folds and the white space behind it; `fieldValue` gives it without. */
  readonly value: string;
}

/** Fields that an entity has at most once (RFC 2045 section 3); Content-Length is of other protocols. */
const ONCE: ReadonlySet<string> = new Set([
  "content-type",
  "content-transfer-encoding",
  "content-id",
  "content-description",
  "content-disposition",
  "content-length",
  "mime-version",
]);

const RULE = "RFC 2045 entity-headers";

/**
 * Reads the head of an entity, with the blank line at its end and nothing behind it.
 *
 * @param input The head; octets are UTF-8.
 * @param limits Limits.
 * @returns The fields in their order.
 * @throws MimeError for what is no head, for a field of MIME that stands twice, and beyond a limit;
 *   offsets count code units.
 */
export function parseHeaderFields(
  input: string | Uint8Array,
  limits: MimeLimits = {},
): readonly HeaderField[] {
  const cursor = cursorOver(input);
  const fields = matchHeaderFields(cursor, limits);
  if (cursor.atEnd) return fields;
  const { text: source, offset } = cursor;
  const reason = "text behind the blank line";
  throw new MimeError({ code: "unexpected-character", reason, source, offset, rule: RULE });
}

/**
 * Reads the head of an entity that stands within a longer text, and moves the cursor behind its blank
 * line: for formats that have such a head inside.
 *
 * @param cursor A place in a text.
 * @param limits Limits.
 * @returns The fields in their order.
 * @throws MimeError as {@link parseHeaderFields} does; offsets count from the start of the whole text.
 */
export function matchHeaderFields(cursor: Cursor, limits: MimeLimits = {}): readonly HeaderField[] {
  const { maxFields = DEFAULT_LIMITS.maxFields, maxHeadOctets = DEFAULT_LIMITS.maxHeadOctets } =
    limits;
  const source = cursor.text;
  const start = cursor.offset;
  const fields = head.match(cursor, (failure) => {
    throw syntaxError(source, failure, "RFC 2045");
  });
  if (isLonger(source, start, cursor.offset, maxHeadOctets)) {
    const reason = `head has more than ${maxHeadOctets} octets`;
    throw new MimeError({ code: "head-too-long", reason, source, offset: start, rule: RULE });
  }
  if (fields.length > maxFields) {
    const reason = `head has more than ${maxFields} fields`;
    let offset = start;
    for (const field of fields.slice(0, maxFields)) offset += lineLength(field);
    throw new MimeError({ code: "too-many-fields", reason, source, offset, rule: RULE });
  }
  if (fields.length > 1) refuseRepeated(fields, source, start);
  return fields;
}

/**
 * Finds the value of a field, unfolded and without white space around it.
 *
 * @param fields The fields.
 * @param name The name, without regard to case.
 * @returns The value of the first such field; `undefined` where there is none.
 */
export function fieldValue(fields: readonly HeaderField[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const found = fields.find(
    (field) => field.name.length === wanted.length && field.name.toLowerCase() === wanted,
  );
  return found === undefined ? undefined : unfold(found.value);
}

/**
 * Makes a field, with one space behind the colon.
 *
 * @param name The name.
 * @param value The value, on one line.
 * @returns The field.
 * @throws RangeError for what no field can carry, above all a line break.
 */
export function headerField(name: string, value: string): HeaderField {
  const field = { name, space: " ", value };
  if (/[\r\n]/.test(value)) throw new RangeError("a field cannot carry a line break");
  stringifyHeaderFields([field]);
  return field;
}

/**
 * Writes fields as a head, without the blank line: of fields that were read, what was read.
 *
 * @param fields The fields.
 * @returns The lines, each with CRLF at its end.
 * @throws RangeError for fields that would be read as others: with a line break that is no fold, a
 *   control character, a name with a colon.
 */
export function stringifyHeaderFields(fields: readonly HeaderField[]): string {
  const text = fields.map(({ name, space, value }) => `${name}:${space}${value}\r\n`).join("");
  const again = head.parse(`${text}\r\n`);
  const isSame =
    again?.length === fields.length &&
    fields.every((field, index) => isSameField(field, again[index])) &&
    text.isWellFormed();
  if (!isSame) throw new RangeError("no head of an entity can carry these fields");
  return text;
}

function isSameField(left: HeaderField, right: Field | undefined): boolean {
  return left.name === right?.name && left.space === right.space && left.value === right.value;
}

// Tells whether a stretch has more than so many octets; no code unit has more than three.
function isLonger(text: string, start: number, end: number, octets: number): boolean {
  if (3 * (end - start) <= octets) return false;
  return end - start > octets || new TextEncoder().encode(text.slice(start, end)).length > octets;
}

function unfold(value: string): string {
  const unfolded = value.replaceAll("\r\n", "");
  let start = 0;
  let end = unfolded.length;
  // Counted, as a regular expression would look at a long row of spaces once for each of them.
  while (isBlank(unfolded.charCodeAt(start))) start += 1;
  while (end > start && isBlank(unfolded.charCodeAt(end - 1))) end -= 1;
  return unfolded.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function cursorOver(input: string | Uint8Array): Cursor {
  if (typeof input === "string") return textCursor(input);
  try {
    return octetCursor(input);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { offset, position, rule } = error;
    const reason = "octets that are not UTF-8";
    throw new MimeError({ code: "invalid-utf-8", reason, source: "", offset, position, rule });
  }
}

// Two values of what there is one of: one reader takes the first and another the last.
function refuseRepeated(fields: readonly Field[], source: string, start: number): void {
  const seen = new Set<string>();
  let offset = start;
  for (const field of fields) {
    const lower = field.name.toLowerCase();
    if (seen.has(lower)) {
      const reason = "a field that stands once at most, twice";
      throw new MimeError({ code: "repeated-field", reason, source, offset, rule: RULE });
    }
    if (ONCE.has(lower)) seen.add(lower);
    offset += lineLength(field);
  }
}

// With the colon and the line break.
function lineLength({ name, space, value }: Field): number {
  return name.length + space.length + value.length + 3;
}
