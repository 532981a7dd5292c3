import { refuse } from "./sip-error.ts";

/**
 * Checks what the grammar leaves open about a host: an address in brackets is an IPv6address, and a name
 * whose last label begins with a digit is an IPv4address (RFC 5954 section 4.1).
 *
 * @param host The host as the grammar has it.
 * @param source The text that has it.
 * @param start Tells where it begins there.
 * @throws SipError `invalid-host`.
 * @internal
 */
export function checkHost(host: string, source: string, start: () => number): void {
  if (host.charCodeAt(0) === BRACKET) {
    if (ipv6Groups(host.slice(1, -1)) !== undefined) return;
  } else if (!endsInNumber(host) || isIpv4(host)) return;
  const reason = "host is neither a name nor an address";
  refuse("invalid-host", reason, source, start(), "RFC 5954 host");
}

const BRACKET = 91;
const DOT = 46;

function endsInNumber(host: string): boolean {
  let start = host.length - 1;
  // The last label is short: a search by the engine takes longer.
  if (host.charCodeAt(start) === DOT) start--;
  while (start > 0 && host.charCodeAt(start - 1) !== DOT) start--;
  return host.charCodeAt(start) < 58;
}

function isIpv4(host: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?!$)|$)){4}$/.test(host);
}

/**
 * Reads an IPv6address (RFC 5954 section 4.1). A third colon in front of an IPv4address, which the ABNF of
 * RFC 3261 asks for, is passed over (RFC 5118 section 4.10).
 *
 * @param text The address, without brackets.
 * @returns Its eight groups of 16 bits; `undefined` for what is no address.
 */
function ipv6Groups(text: string): readonly number[] | undefined {
  if (text.length > 48) return undefined;
  const fixed = text.replace(/:::(?=[0-9]+\.)/, "::");
  const [left = "", right, ...more] = fixed.split("::");
  if (more.length > 0) return undefined;
  const before = groupsOf(left, right === undefined);
  const after = right === undefined ? [] : groupsOf(right, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function groupsOf(text: string, isLast: boolean): readonly number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else if (isLast && index === parts.length - 1 && isIpv4(part)) {
      const [a = 0, b = 0, c = 0, d = 0] = part.split(".").map(Number);
      groups.push(256 * a + b, 256 * c + d);
    } else return undefined;
  }
  return groups;
}

/**
 * Tells whether two hosts are the same: names in any case, addresses by their bits (RFC 5954 section 4.2).
 *
 * @param left A host, an IPv6address with its brackets.
 * @param right Another one.
 * @returns Whether they are.
 */
export function sameHost(left: string, right: string): boolean {
  if (!left.startsWith("[") || !right.startsWith("[")) {
    return left.toLowerCase() === right.toLowerCase();
  }
  const groups = ipv6Groups(left.slice(1, -1));
  const others = ipv6Groups(right.slice(1, -1));
  if (groups === undefined || others === undefined) return left === right;
  return groups.every((group, index) => group === others[index]);
}

/**
 * Reads a port.
 *
 * @param digits The digits, if any.
 * @param source The text that has them.
 * @param from Tells a place in front of them, with no other digits between.
 * @throws SipError `invalid-port`.
 * @internal
 */
export function readPort(
  digits: string | undefined,
  source: string,
  from: () => number,
): number | undefined {
  if (digits === undefined) return undefined;
  const port = Number(digits);
  if (port <= 65_535) return port;
  const offset = source.indexOf(digits, from());
  return refuse("invalid-port", "port above 65 535", source, offset, "RFC 3261 port");
}
