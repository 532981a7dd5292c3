import { nameOfBare, sameName, type Parameter } from "./card.ts";
import type { Head as ReadHead } from "./generated/vcard.ts";
import { decodeParameterValue } from "./parameter-value.ts";
import { sharedName } from "./shared-name.ts";

/** What a content line has before its value, and what follows from it for the lines behind. */
export interface Head {
  readonly group: string | undefined;
  readonly name: string;
  readonly parameters: readonly Parameter[];

  /** What the line may be besides a property; for BEGIN and END the value decides. */
  readonly role: "begin" | "end" | "version" | "agent" | undefined;

  /** The encoding that lets a value go on where the line ends. */
  readonly encoding: "quoted-printable" | "base64" | undefined;

  /** The number of parameters, or of the values of one of them: whichever is largest. */
  readonly size: number;
}

/** The parameters of most properties. One array, so that thousands of properties do not have their own. */
const NONE: readonly Parameter[] = /* @__PURE__ */ Object.freeze([]);

/**
 * Gives the head of a content line, as the grammar has it, the values that its parameters stand for.
 *
 * @param read What the grammar has.
 * @returns The head.
 */
export function toHead(read: ReadHead): Head {
  const { group, parameters } = read;
  const name = sharedName(read.name);
  if (parameters.length === 0) {
    const role = roleOf(name, group === undefined);
    return { group, name, parameters: NONE, role, encoding: undefined, size: 0 };
  }
  const decoded = parameters.map(toParameter);
  let size = decoded.length;
  for (const { values } of decoded) size = Math.max(size, values.length);
  const role = roleOf(name, false);
  return { group, name, parameters: decoded, role, encoding: encodingOf(decoded), size };
}

function toParameter({ name, values }: ReadHead["parameters"][number]): Parameter {
  return { name, values: values === undefined ? [] : values.map(decodeParameterValue) };
}

/**
 * Finds what a content line may be besides a property.
 *
 * @param name The name.
 * @param isAlone Whether it has no group and no parameters, like BEGIN and END of a card.
 * @returns The role; `undefined` for most lines.
 */
export function roleOf(name: string, isAlone: boolean): Head["role"] {
  switch (name.length) {
    case 3:
      return isAlone && sameName(name, "END") ? "end" : undefined;
    case 5:
      if (isAlone && sameName(name, "BEGIN")) return "begin";
      return sameName(name, "AGENT") ? "agent" : undefined;
    case 7:
      return sameName(name, "VERSION") ? "version" : undefined;
    default:
      return undefined;
  }
}

/**
 * Finds the encoding that lets a value go on where a line ends.
 *
 * @param parameters The parameters of the property; the first such encoding counts.
 * @returns The encoding; `undefined` for all others.
 */
export function encodingOf(parameters: readonly Parameter[]): Head["encoding"] {
  for (const { name, values } of parameters) {
    if (values.length === 0) {
      const encoding = nameOfBare(name) === "ENCODING" ? encodingNamed(name) : undefined;
      if (encoding !== undefined) return encoding;
    } else if (sameName(name, "ENCODING")) {
      for (const value of values) {
        const encoding = encodingNamed(value);
        if (encoding !== undefined) return encoding;
      }
    }
  }
  return undefined;
}

function encodingNamed(word: string): Head["encoding"] {
  switch (word.length) {
    case 1:
      return sameName(word, "B") ? "base64" : undefined;
    case 6:
      return sameName(word, "BASE64") ? "base64" : undefined;
    case 16:
      return sameName(word, "QUOTED-PRINTABLE") ? "quoted-printable" : undefined;
    default:
      return undefined;
  }
}
