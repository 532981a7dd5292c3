import { textCursor } from "@callingcard/grammar";
import { sameName, type Parameter, type Property } from "./card.ts";
import { CardReader } from "./card-reader.ts";
import { isMarker, isQuotedPrintable, toProperty } from "./content-line.ts";
import { foldLine, foldQuotedPrintable } from "./fold.ts";
import { contentline } from "./generated/vcard.ts";
import { encodeParameterValue } from "./parameter-value.ts";
import { Places } from "./problem.ts";

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
  const head = stringifyHead(property);
  if (isAgentCard(property)) return `${head}\r\n${property.value}\r\n`;
  const line = head + property.value;
  if (!isReadAs(line, property)) {
    throw new RangeError(`no content line can carry the property ${property.name.slice(0, 40)}`);
  }
  const folded = isQuotedPrintable(property)
    ? foldQuotedPrintable(line, head.length)
    : foldLine(line);
  return `${folded}\r\n`;
}

function stringifyHead({ group, name, parameters }: Property): string {
  const grouped = group === undefined ? name : `${group}.${name}`;
  return `${grouped}${parameters.map(stringifyParameter).join("")}:`;
}

function stringifyParameter({ name, values }: Parameter): string {
  if (values.length === 0) return `;${name}`;
  return `;${name}=${values.map(encodeParameterValue).join(",")}`;
}

// A name with a colon or a line break would carry other lines into the card than the caller meant.
function isReadAs(line: string, property: Property): boolean {
  const read = contentline.parse(line);
  if (read === undefined || !isSameProperty(toProperty(read), property)) return false;
  if (isMarker(property, "BEGIN") || isMarker(property, "END")) return false;
  // An equals sign at the end of quoted-printable would take the next line with it.
  return !(property.value.endsWith("=") && isQuotedPrintable(property));
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

// Tells whether a property is an AGENT with the text of a card, as vCard 2.1 writes it.
function isAgentCard(property: Property): boolean {
  if (!sameName(property.name, "AGENT") || !/[\r\n]/.test(property.value)) return false;
  const empty = { ...property, value: "" };
  const head = stringifyHead(empty);
  if (!isReadAs(head, empty)) return false;
  const text = `BEGIN:VCARD\r\n${head}\r\n${property.value}\r\nEND:VCARD\r\n`;
  let problems = 0;
  const options = { onProblem: () => void (problems += 1) };
  const reader = new CardReader(textCursor(text), "utf-8", options, {
    places: new Places(),
    cards: 0,
    problems: 0,
  });
  reader.read();
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
