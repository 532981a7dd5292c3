import { teluri } from "../generated/uri.ts";
import { sameName } from "../card.ts";
import { stringifyParameter, type UriParameter } from "./geo-uri.ts";

/** A telephone number as a `tel:` URI has it (RFC 3966). */
export interface TelUri {
  /** The number with its visual separators; a global one begins with `+`. */
  readonly number: string;

  /** Where a local number is dialled: a prefix with `+`, or a domain. */
  readonly phoneContext?: string;

  /** Digits to dial when the call is answered. */
  readonly extension?: string;

  /** ISDN subaddress, percent-encoded as written. */
  readonly isdnSubaddress?: string;

  /** Other parameters, in their order. */
  readonly parameters: readonly UriParameter[];
}

const OWN_PARAMETERS = ["ext", "isub", "phone-context"];

/**
 * Reads a `tel:` URI (RFC 3966 section 3). A local number needs no `phone-context` here: vCards leave it
 * out.
 *
 * @param text The URI.
 * @returns The number, or `undefined` for another text.
 */
export function parseTelUri(text: string): TelUri | undefined {
  const parsed = teluri.parse(text);
  if (parsed === undefined || !/[0-9A-Fa-f*#]/.test(parsed.number)) return undefined;
  const valueOf = (wanted: string) =>
    parsed.parameters.find(({ name }) => sameName(name, wanted))?.value;
  const extension = valueOf("ext");
  const isdnSubaddress = valueOf("isub");
  const phoneContext = valueOf("phone-context");
  return {
    number: parsed.number,
    ...(phoneContext === undefined ? {} : { phoneContext }),
    ...(extension === undefined ? {} : { extension }),
    ...(isdnSubaddress === undefined ? {} : { isdnSubaddress }),
    parameters: parsed.parameters.filter(
      ({ name }) => !OWN_PARAMETERS.some((own) => sameName(own, name)),
    ),
  };
}

/**
 * Writes a `tel:` URI (RFC 3966 section 3), its parameters in the RFC's order.
 *
 * @param telephone The number.
 * @returns The URI; {@link parseTelUri} undoes it.
 * @throws RangeError for a number or parameters that no `tel:` URI has, as one with spaces.
 */
export function stringifyTelUri(telephone: TelUri): string {
  const { number, phoneContext, extension, isdnSubaddress, parameters } = telephone;
  let text = `tel:${number}`;
  if (isdnSubaddress !== undefined) text += `;isub=${isdnSubaddress}`;
  if (extension !== undefined) text += `;ext=${extension}`;
  if (phoneContext !== undefined) text += `;phone-context=${phoneContext}`;
  text += parameters.map(stringifyParameter).join("");
  if (parseTelUri(text) === undefined) throw new RangeError("number is none of a tel: URI");
  return text;
}
