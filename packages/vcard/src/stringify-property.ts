import { sameName, type Property } from "./card.ts";
import { CardReader } from "./card-reader.ts";
import { foldLine, foldQuotedPrintable } from "./fold.ts";
import { isMarker } from "./content-line.ts";
import { writeParameters, type WrittenParameters } from "./written-parameters.ts";

const NAME = /^[A-Za-z\d_-]+$/;

/** Names that are known to be some; cards have some dozens. */
const names = /* @__PURE__ */ new Set<string>();
const MOST_NAMES = 1_024;

/** Longest name that is kept: V8 copies a cut of 12 code units, a longer one would keep its text. */
const LONGEST_NAME = 12;

/** What no value can carry: control characters but for the tab. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;

/**
 * Writes one property as a content line, folded, with CRLF at its end. It can be read again as an
 * equal property, or it is refused.
 *
 * @param property The property.
 * @returns The line.
 * @throws RangeError for a property that no content line can carry: a group or name with other
 *   characters than letters, digits, `-` and `_`, a line break or control character in a value, BEGIN
 *   and END of a card.
 */
export function stringifyProperty(property: Property): string {
  const { name, value } = property;
  const written = writeParameters(property.parameters);
  const head = stringifyHead(property, written);
  if (head !== undefined && isAgentCard(property, head)) return `${head}\r\n${value}\r\n`;
  const isQuoted = written?.encoding === "quoted-printable";
  // An equals sign at the end of quoted-printable would take the next line with it.
  const isOpen = isQuoted && value.endsWith("=");
  // A name with a colon or a line break would carry other lines into the card than the caller meant.
  if (head === undefined || isOpen || CONTROL.test(value) || isMarker(property)) {
    throw new RangeError(`no content line can carry the property ${name.slice(0, 40)}`);
  }
  const line = head + value;
  return `${isQuoted ? foldQuotedPrintable(line, head.length) : foldLine(line)}\r\n`;
}

/**
 * Writes what a content line has before its value: group, name and parameters, with the colon.
 *
 * @param property The property.
 * @param written Its parameters as they are written.
 * @returns The text; `undefined` if it has characters that cannot stand there.
 */
export function stringifyHead(
  property: Property,
  written: WrittenParameters | undefined,
): string | undefined {
  const { group, name } = property;
  if (written === undefined || !isName(name)) return undefined;
  if (group === undefined) return name + written.text;
  return isName(group) ? `${group}.${name}${written.text}` : undefined;
}

function isName(text: string): boolean {
  if (names.has(text)) return true;
  if (!NAME.test(text)) return false;
  if (text.length <= LONGEST_NAME && names.size < MOST_NAMES) names.add(text);
  return true;
}

// Tells whether a property is an AGENT with the text of a card, as vCard 2.1 writes it.
function isAgentCard(property: Property, head: string): boolean {
  if (!sameName(property.name, "AGENT") || !/[\r\n]/.test(property.value)) return false;
  const text = `BEGIN:VCARD\r\n${head}\r\n${property.value}\r\nEND:VCARD\r\n`;
  let problems = 0;
  const options = { onProblem: () => void (problems += 1) };
  const reader = new CardReader("utf-8", options);
  reader.readRest(text);
  const [card, ...others] = reader.finish();
  const [agent, ...rest] = card?.properties ?? [];
  return (
    problems === 0 &&
    others.length === 0 &&
    rest.length === 0 &&
    agent !== undefined &&
    isSameProperty(agent, property)
  );
}

function isSameProperty(left: Property, right: Property): boolean {
  return (
    left.group === right.group &&
    left.name === right.name &&
    left.value === right.value &&
    left.parameters.length === right.parameters.length &&
    left.parameters.every(({ name, values }, index) => {
      const other = right.parameters[index];
      return (
        other !== undefined &&
        name === other.name &&
        values.length === other.values.length &&
        values.every((value, at) => value === other.values[at])
      );
    })
  );
}
