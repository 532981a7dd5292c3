import * as grammar from "./generated/address.ts";

/**
 * Gives URIs that name the same one the same text, so that they can be compared and looked up: `sip:`
 * and `sips:` URIs without parameters, headers and password, with the host in lower case (of RFC 3261
 * section 19.1.4 what tells users apart); telephone numbers without visual separators, and a SIP URI
 * with `user=phone`, or whose user is a global number, as the `tel:` URI of that number (RFC 3966
 * section 5.1.1, RFC 3261 section 19.1.6). Other URIs are given back as they are.
 *
 * @param uri The URI.
 */
export function canonicalAddress(uri: string): string {
  return canonicalForm(grammar.address.parse(uri), uri);
}

function canonicalForm(parts: grammar.Address | undefined, uri: string): string {
  if (parts === undefined) return uri;
  if ("number" in parts) return telephone(parts.number, contextOf(parts.parameters));
  const host = parts.host.toLowerCase();
  if (parts.user === undefined) return `sip:${host}`;
  const user = decodeUser(withoutPassword(parts.user));
  const semicolon = user.indexOf(";");
  const number = semicolon === -1 ? user : user.slice(0, semicolon);
  if (number.startsWith("+") && /^\+[0-9.()-]+$/.test(number)) return telephone(number, "");
  if (parts.parameters.some(isPhone) && isNumber(number)) {
    return telephone(number, contextOf(user.split(";")));
  }
  return `sip:${user}@${host}`;
}

function withoutPassword(user: string): string {
  const colon = user.indexOf(":");
  return colon === -1 ? user : user.slice(0, colon);
}

function isPhone(parameter: string): boolean {
  return parameter.toLowerCase() === "user=phone";
}

/**
 * Finds the domain of a URI in lower case: the host of a `sip:` URI, what stands behind `@` in others.
 *
 * @param uri The URI.
 * @returns `undefined` for a URI without one, such as a telephone number.
 */
export function addressDomain(uri: string): string | undefined {
  return domainOf(grammar.address.parse(uri), uri);
}

/**
 * Finds both at once.
 *
 * @param uri The URI.
 */
export function addressAndDomain(uri: string): {
  readonly address: string;
  readonly domain: string | undefined;
} {
  const parts = grammar.address.parse(uri);
  return { address: canonicalForm(parts, uri), domain: domainOf(parts, uri) };
}

function domainOf(parts: grammar.Address | undefined, uri: string): string | undefined {
  if (parts !== undefined && "number" in parts) return undefined;
  const host = parts === undefined ? otherDomain(uri) : parts.host;
  return host?.replace(/:[0-9]+$/, "").toLowerCase();
}

// Of what begins like a URI of a known form and is none, nobody knows where the domain is.
function otherDomain(uri: string): string | undefined {
  if (/^(?:sips?|tel):/i.test(uri)) return undefined;
  return /^[^@]*@([^@;?>]+)/.exec(uri)?.[1];
}

function isNumber(text: string): boolean {
  return /^\+?[0-9A-Fa-f*#.()-]+$/.test(text);
}

// A number within a plan of its own is another number (RFC 3966 section 5.1.5).
function telephone(number: string, context: string): string {
  const digits = number.replaceAll(/[.()-]/g, "").toLowerCase();
  return digits.startsWith("+") || context === "" ? `tel:${digits}` : `tel:${digits};${context}`;
}

function contextOf(parameters: readonly string[]): string {
  const context = parameters.find((one) => /^phone-context=/i.test(one));
  return context?.toLowerCase() ?? "";
}

// Escapes of all but reserved characters say the same (RFC 3261 section 19.1.4).
function decodeUser(user: string): string {
  if (!user.includes("%")) return user;
  return user.replaceAll(/%([2-7][0-9A-Fa-f])/g, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9\-_.!~*'()]/.test(character) ? character : escape.toUpperCase();
  });
}
