import { checkToken, type Parameter } from "./parameter.ts";

/** A parameter's value in full (RFC 2231). */
export interface ExtendedValue {
  readonly value: string;

  /** The language tag, where one is given. */
  readonly language: string | undefined;
}

/**
 * Finds a parameter by name, put together from its continuations (RFC 2231 section 3) and decoded
 * (section 4). `name*` goes before `name`, unless its charset is unknown or its octets are wrong.
 *
 * @param parameters The parameters.
 * @param name The name, without regard to case and without an asterisk.
 * @returns The value; `undefined` where there is none.
 */
export function parameterValue(parameters: readonly Parameter[], name: string): string | undefined {
  return extendedParameterValue(parameters, name)?.value;
}

/**
 * Finds a parameter as {@link parameterValue} does, with its language.
 *
 * @param parameters The parameters.
 * @param name The name, without regard to case and without an asterisk.
 * @returns Value and language; `undefined` where there is none.
 */
export function extendedParameterValue(
  parameters: readonly Parameter[],
  name: string,
): ExtendedValue | undefined {
  const wanted = name.toLowerCase();
  let plain: string | undefined;
  const sections = new Map<string, string>();
  for (const { name: written, value } of parameters) {
    if (written.length === wanted.length) {
      if (written.toLowerCase() === wanted) plain = value;
    } else if (written.charAt(wanted.length) === "*") {
      const [own, ...section] = written.split("*");
      if (own?.toLowerCase() === wanted) sections.set(section.join("*"), value);
    }
  }
  return decodeSections(sections) ?? (plain === undefined ? undefined : withoutLanguage(plain));
}

/**
 * Makes a parameter that carries any text (RFC 2231 section 4): a plain one if ASCII will do, else
 * `name*` in UTF-8.
 *
 * @param name The name, without an asterisk.
 * @param value The text.
 * @param language Its language tag, if it is to be said.
 * @returns The parameter.
 * @throws RangeError for half a surrogate pair, a name that is no token or has an asterisk, and a language
 *   that is no language tag.
 */
export function extendedParameter(name: string, value: string, language?: string): Parameter {
  if (checkToken(name).includes("*")) throw new RangeError("a name with an asterisk");
  if (!value.isWellFormed()) throw new RangeError("half of a surrogate pair");
  // An apostrophe would end the language and begin the value.
  if (language !== undefined && !LANGUAGE.test(language)) throw new RangeError("no language tag");
  if (language === undefined && /^[\x20-\x7e]*$/.test(value)) return { name, value };
  const encoded = encodeURIComponent(value).replaceAll(/['()*]/g, (mark) => {
    return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return { name: `${name}*`, value: `UTF-8'${language ?? ""}'${encoded}` };
}

/** Language-Tag = 1*8ALPHA *("-" 1*8(ALPHA / DIGIT)), as RFC 5646 has it since (section 2.1). */
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

function withoutLanguage(value: string): ExtendedValue {
  return { value, language: undefined };
}

// Puts together "" (name*), or "0", "1*" and so on (name*0, name*1*).
function decodeSections(sections: ReadonlyMap<string, string>): ExtendedValue | undefined {
  const whole = sections.get("");
  const first = sections.get("0*");
  const start = whole ?? first ?? sections.get("0");
  if (start === undefined) return undefined;
  const isEncoded = whole !== undefined || first !== undefined;
  const [, charset, language, rest] = /^([^']*)'([^']*)'([^]*)$/.exec(start) ?? [];
  if (isEncoded && rest === undefined) return undefined;
  const pieces = [isEncoded ? percentOctets(rest ?? "") : encoder.encode(start)];
  for (let index = 1; whole === undefined; index++) {
    const encoded = sections.get(`${index}*`);
    const literal = sections.get(`${index}`);
    if (encoded === undefined && literal === undefined) break;
    pieces.push(encoded === undefined ? encoder.encode(literal) : percentOctets(encoded));
  }
  const value = decode(pieces, isEncoded ? charset : "utf-8");
  return value === undefined ? undefined : { value, language: language || undefined };
}

const encoder = /* @__PURE__ */ new TextEncoder();

// The octets of a text in which %hh is an octet; undefined where a percent sign is not that.
function percentOctets(text: string): Uint8Array | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const octets: number[] = [];
  for (const piece of text.split(/(%..)/)) {
    if (piece.startsWith("%")) octets.push(Number.parseInt(piece.slice(1), 16));
    else for (const octet of encoder.encode(piece)) octets.push(octet);
  }
  return Uint8Array.from(octets);
}

function decode(
  pieces: readonly (Uint8Array | undefined)[],
  charset: string | undefined,
): string | undefined {
  const octets: number[] = [];
  for (const piece of pieces) {
    if (piece === undefined) return undefined;
    for (const octet of piece) octets.push(octet);
  }
  try {
    const decoder = new TextDecoder(charset || "utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(Uint8Array.from(octets));
  } catch {
    // An unknown charset, or octets that are not of it.
    return undefined;
  }
}
