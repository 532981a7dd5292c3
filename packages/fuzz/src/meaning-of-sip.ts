import {
  type Address,
  canonicalName,
  displayText,
  HEADER_NAMES,
  type HeaderField,
  type Parameter,
  parseMessage,
  parseUri,
  readHeader,
  type SipMessage,
  unquote,
  type Via,
} from "@callingcard/sip";
import { unordered } from "./unordered.ts";

/**
 * What a SIP message says (RFC 3261): header fields by their long names, in the order that those of a name have, read where the
 * codec knows them; parameters in any order; addresses whether or not they have angle brackets. How long the body is says the body.
 *
 * @param octets The message.
 * @throws SipError For what is none.
 */
export function meaningOfSip(octets: Uint8Array): unknown {
  const message = parseMessage(octets);
  const { headers, body } = message;
  const named = new Map<string, HeaderField[]>();
  for (const header of headers) {
    const name = canonicalName(header.name);
    named.set(name, [...(named.get(name) ?? []), header]);
  }
  named.delete("content-length");
  return {
    ...(message.kind === "request"
      ? { method: message.method, requestUri: meaningOfUri(message.requestUri) }
      : { statusCode: message.statusCode, reasonPhrase: message.reasonPhrase.trim() }),
    headers: Object.fromEntries(
      [...named].map(([name, fields]) => [name, meaningOfHeader(message, name, fields)]),
    ),
    body: Buffer.from(body).toString("latin1"),
  };
}

const KNOWN = new Map(HEADER_NAMES.map((name) => [name.toLowerCase(), name]));

function meaningOfHeader(
  message: SipMessage,
  name: string,
  fields: readonly HeaderField[],
): unknown {
  const known = KNOWN.get(name);
  if (known === undefined) return fields.map(({ value }) => value.replaceAll(/\s+/g, " "));
  return plain(readHeader(message, known));
}

// What the codec read, with everything in it that may be written in several ways.
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return unordered(Array.from(value, plain));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  const { parameters, ...rest } = Object.fromEntries(members);
  const told = isAddress(value)
    ? meaningOfAddress(value)
    : { ...rest, ...(isVia(value) && { transport: value.transport.toUpperCase() }) };
  return "parameters" in value && Array.isArray(value.parameters)
    ? { ...told, parameters: meaningOfParameters(value.parameters as readonly Parameter[]) }
    : { ...told, ...(parameters !== undefined && { parameters }) };
}

function isAddress(value: object): value is Address {
  return "displayName" in value && "uri" in value;
}

function isVia(value: object): value is Via {
  return "transport" in value && "protocol" in value;
}

function meaningOfAddress(address: Address): object {
  return { displayName: displayText(address), uri: meaningOfUri(address.uri) };
}

function meaningOfParameters(parameters: readonly Parameter[]): readonly unknown[] {
  return unordered(
    parameters.map(({ name, value }) => ({
      name: name.toLowerCase(),
      value: value === undefined ? null : unquote(value),
    })),
  );
}

function meaningOfUri(text: string): unknown {
  try {
    return plain(parseUri(withFewEscapes(text)));
  } catch {
    return text;
  }
}

// A character that is not reserved means the same with and without its escape (section 19.1.4), whose digits have no case.
function withFewEscapes(uri: string): string {
  return uri.replaceAll(/%[\dA-F]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.!~*'()-]/.test(character) ? character : escape.toUpperCase();
  });
}
