import type { Entry } from "@callingcard/grammar";
import { attribute as attributeRule } from "./generated/sdp.ts";
import { readValue } from "./read-value.ts";
import { SdpError } from "./sdp-error.ts";
import { sdpLine, type SdpLine, type Section } from "./session-description.ts";

/** An attribute (RFC 8866 section 5.13). */
export interface Attribute {
  readonly name: string;

  /** What stands behind the colon; `undefined` without one. */
  readonly value: string | undefined;
}

/**
 * Lists the attributes of a section.
 *
 * @param section The session or a medium.
 * @returns The attributes in their order.
 */
export function attributes(section: Section): Attribute[] {
  return section.lines.filter(({ type }) => type === "a").map(toAttribute);
}

/**
 * Tells whether a section has an attribute, with or without a value.
 *
 * @param section The session or a medium.
 * @param name Its name; case matters (RFC 8866 section 5.13).
 * @returns Whether it has.
 */
export function hasAttribute(section: Section, name: string): boolean {
  return section.lines.some((line) => isNamed(line, name));
}

/**
 * Collects the values of the attributes of a name.
 *
 * @param section The session or a medium.
 * @param name Their name.
 * @returns The values in their order; attributes without a colon have none.
 */
export function attributeValues(section: Section, name: string): string[] {
  return section.lines
    .filter((line) => isNamed(line, name))
    .flatMap((line) => toAttribute(line).value ?? []);
}

/**
 * Finds the value of an attribute that can stand once.
 *
 * @param section The session or a medium.
 * @param name Its name.
 * @returns The value; `undefined` without the attribute or its value.
 * @throws SdpError `repeated-attribute`: two readers that each take another one would see two sessions.
 */
export function attributeValue(section: Section, name: string): string | undefined {
  const [value, second] = attributeValues(section, name);
  if (second === undefined) return value;
  throw repeatedAttribute(name, second);
}

/**
 * Makes the error of what can stand once and stands twice.
 *
 * @param name What stands twice.
 * @param value The second value, if it has one.
 * @returns The error.
 */
export function repeatedAttribute(name: string, value: string = ""): SdpError {
  return new SdpError({
    code: "repeated-attribute",
    reason: `${name} stands twice`,
    source: value,
    offset: 0,
    rule: "RFC 8866 attribute",
  });
}

/**
 * Reads the value of an attribute that can stand once.
 *
 * @param section The session or a medium.
 * @param name Its name.
 * @param entry The rule of the value.
 * @param specification Where the rule stands.
 * @returns What it is; `undefined` without the attribute.
 * @throws SdpError for another value, and `repeated-attribute`.
 */
export function readAttribute<Value>(
  section: Section,
  name: string,
  entry: Entry<Value>,
  specification: string,
): Value | undefined {
  const value = attributeValue(section, name);
  return value === undefined ? undefined : readValue(entry, value, specification);
}

/**
 * Gives an attribute another value. All other lines stay as they are; one that is not there yet comes last.
 *
 * @param section The session or a medium.
 * @param name Its name.
 * @param value The value; `undefined` for none.
 * @returns The new section.
 * @throws RangeError for what no attribute can be.
 */
export function withAttribute<Kind extends Section>(
  section: Kind,
  name: string,
  value?: string,
): Kind {
  const text = stringifyAttribute({ name, value });
  const { lines } = section;
  const at = lines.findIndex((line) => isNamed(line, name));
  const old = lines[at];
  if (old !== undefined) return { ...section, lines: lines.with(at, { ...old, value: text }) };
  return withAttributes(section, [{ name, value }]);
}

/**
 * Adds attributes behind the last line.
 *
 * @param section The session or a medium.
 * @param added The attributes.
 * @returns The new section.
 * @throws RangeError for what no attribute can be.
 */
export function withAttributes<Kind extends Section>(
  section: Kind,
  added: readonly Attribute[],
): Kind {
  const lineEnd = section.lines[0]?.lineEnd ?? "\r\n";
  const lines = added.map((one) => sdpLine("a", stringifyAttribute(one), lineEnd));
  return { ...section, lines: [...section.lines, ...lines] };
}

/**
 * Takes all attributes of a name out of a section.
 *
 * @param section The session or a medium.
 * @param name Their name.
 * @returns The new section.
 */
export function withoutAttribute<Kind extends Section>(section: Kind, name: string): Kind {
  return { ...section, lines: section.lines.filter((line) => !isNamed(line, name)) };
}

/**
 * Writes the value of an `a=` line.
 *
 * @param attribute The attribute.
 * @returns The value.
 * @throws RangeError for what no attribute can be.
 */
function stringifyAttribute(attribute: Attribute): string {
  const { name, value } = attribute;
  const text = value === undefined ? name : `${name}:${value}`;
  if (attributeRule.parse(text)?.name !== name) throw new RangeError("an attribute that is none");
  return text;
}

function isNamed({ type, value }: SdpLine, name: string): boolean {
  if (type !== "a" || !value.startsWith(name)) return false;
  return value.length === name.length || value[name.length] === ":";
}

function toAttribute({ value }: SdpLine): Attribute {
  const colon = value.indexOf(":");
  if (colon === -1) return { name: value, value: undefined };
  return { name: value.slice(0, colon), value: value.slice(colon + 1) };
}
