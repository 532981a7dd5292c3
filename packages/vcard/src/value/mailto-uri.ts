import { mailtouri } from "../generated/uri.ts";

/** Addresses and header fields of a `mailto:` URI (RFC 6068), percent-decoded. */
export interface MailtoUri {
  readonly to: readonly string[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Reads a `mailto:` URI (RFC 6068 section 2).
 *
 * @param text The URI.
 * @returns Its addresses and fields, or `undefined` for another text, also where what is percent-encoded
 *   is not UTF-8.
 */
export function parseMailtoUri(text: string): MailtoUri | undefined {
  const parsed = mailtouri.parse(text);
  if (parsed === undefined) return undefined;
  try {
    return {
      to: parsed.to.filter((address) => address !== "").map(decodeURIComponent),
      fields: (parsed.fields ?? []).map(({ name, value }) => ({
        name: decodeURIComponent(name),
        value: decodeURIComponent(value),
      })),
    };
  } catch {
    return undefined; // percent-encoded octets that are not UTF-8
  }
}

/**
 * Writes a `mailto:` URI.
 *
 * @param mail Addresses and fields.
 * @returns The URI; {@link parseMailtoUri} undoes it.
 * @throws RangeError for a lone surrogate, which has no UTF-8.
 */
export function stringifyMailtoUri(mail: MailtoUri): string {
  const { to, fields } = mail;
  try {
    const addresses = to.map((address) => encodeURIComponent(address).replaceAll("%40", "@"));
    const pairs = fields.map(
      ({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    );
    return `mailto:${addresses.join(",")}${pairs.length > 0 ? "?" : ""}${pairs.join("&")}`;
  } catch {
    throw new RangeError("text of a mailto: URI has a lone surrogate");
  }
}
