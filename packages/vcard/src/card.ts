/** One vCard (RFC 6350, RFC 2426). */
export interface Card {
  /** The first VERSION as written, without white space around it; `undefined` without one. */
  readonly version: string | undefined;

  /** All lines between BEGIN and END in their order, VERSION included. */
  readonly properties: readonly Property[];

  /** What the card was read from; absent in a card that a program made. */
  readonly source?: CardSource;
}

/** One property, that is one unfolded content line (RFC 6350 section 3.3). */
export interface Property {
  /** Group in front of the name, as written. */
  readonly group: string | undefined;

  /** Name as written; names are compared without case, by {@link sameName}. */
  readonly name: string;

  readonly parameters: readonly Parameter[];

  /**
   * The value, unfolded and still escaped. Soft line breaks of quoted-printable are taken out. The
   * value of an AGENT with a card behind it (vCard 2.1) is the text of that card.
   */
  readonly value: string;
}

/** One parameter of a property. */
export interface Parameter {
  /** Name as written; of a bare vCard 2.1 parameter, the whole of it. */
  readonly name: string;

  /** Values without quotes, decoded by RFC 6868. Empty only for a bare parameter (`TEL;HOME:`). */
  readonly values: readonly string[];
}

/**
 * The text of a card and where its properties lie in it. What was not edited is written back from
 * here: a property counts as not edited as long as it is the object of `properties`, also after
 * `structuredClone` of the card. Offsets are UTF-16 code units from the start of `text`.
 */
export interface CardSource {
  /** The card with what stood before the first card of its file, and behind the card. */
  readonly text: string;

  /** UTF-16 code units of the whole text before `text`. */
  readonly offset: number;

  /** Line of the whole text, from 1, in which `text` starts. */
  readonly line: number;

  /** Where the BEGIN line starts. */
  readonly start: number;

  /** Where the line behind BEGIN starts. */
  readonly bodyStart: number;

  /** Where the END line starts. */
  readonly bodyEnd: number;

  /** The end of the END line with its line break. */
  readonly end: number;

  /** The properties as they were read. */
  readonly properties: readonly Property[];

  /** Start and end, with the line break, of each of `properties`: two numbers a property. */
  readonly spans: readonly number[];

  /** The encoding of the octets, where it was not UTF-8. */
  readonly charset?: "utf-16le" | "utf-16be";

  /** The octet behind the last code unit of a text in UTF-16 with an odd number of octets. */
  readonly lastOctet?: number;
}

/**
 * Tells whether two names of properties, parameters or groups are the same: ASCII letters have no
 * case in them (RFC 6350 section 3.3).
 *
 * @param left One name.
 * @param right The other name.
 * @returns Whether they are the same.
 */
export function sameName(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (lowerCase(left.charCodeAt(index)) !== lowerCase(right.charCodeAt(index))) return false;
  }
  return true;
}

/**
 * Finds the first property of a name, in any group.
 *
 * @param card The card.
 * @param name Name without group, in any case.
 * @returns The property, or `undefined`.
 */
export function getProperty(card: Card, name: string): Property | undefined {
  return card.properties.find((property) => sameName(property.name, name));
}

/**
 * Finds all properties of a name, in any group, in their order.
 *
 * @param card The card.
 * @param name Name without group, in any case.
 * @returns The properties.
 */
export function getProperties(card: Card, name: string): Property[] {
  return card.properties.filter((property) => sameName(property.name, name));
}

/**
 * Collects the values of all parameters of a name. The bare parameters of vCard 2.1 are values of
 * ENCODING, VALUE or TYPE, whichever they belong to. A quoted list of types is a list too, as in
 * RFC 6350's own examples (`TYPE="voice,home"`).
 *
 * @param property The property.
 * @param name Name of the parameter, in any case.
 * @returns The values in their order; empty without such a parameter.
 */
export function parameterValues(property: Property, name: string): string[] {
  const isType = sameName(name, "TYPE");
  return property.parameters.flatMap((parameter) => {
    const { values } = parameter;
    if (values.length > 0) {
      if (!sameName(parameter.name, name)) return [];
      return isType ? values.flatMap((value) => value.split(",")) : values;
    }
    return sameName(nameOfBare(parameter.name), name) ? [parameter.name] : [];
  });
}

const BARE_ENCODINGS = ["7BIT", "8BIT", "QUOTED-PRINTABLE", "BASE64", "B"];
const BARE_VALUES = ["INLINE", "URL", "CONTENT-ID", "CID"];

/**
 * Names the parameter that a bare word belongs to (vCard 2.1 section 2.1.4.2).
 *
 * @param word The word, in any case.
 * @returns ENCODING, VALUE or TYPE.
 */
export function nameOfBare(word: string): string {
  if (BARE_ENCODINGS.some((encoding) => sameName(encoding, word))) return "ENCODING";
  return BARE_VALUES.some((value) => sameName(value, word)) ? "VALUE" : "TYPE";
}

function lowerCase(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}
