/**
 * Gives an address or a name the one form in which equal ones are equal (RFC 6714 section 4.4): IPv6
 * addresses with all of their groups, names without percent-encoding, all in lower case.
 *
 * @param host A name, an IPv4 or an IPv6 address, without brackets.
 * @returns The form; no address, but a form of its own for each.
 */
export function comparableHost(host: string): string {
  const plain = host.replaceAll(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape;
  });
  const lower = plain.toLowerCase();
  return lower.includes(":") ? (wholeIpv6(lower) ?? lower) : lower;
}

function wholeIpv6(address: string): string | undefined {
  const [head = "", tail, ...more] = withoutIpv4(address).split("::");
  const before = head === "" ? [] : head.split(":");
  const behind = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - before.length - behind.length;
  const isWhole = tail === undefined ? missing === 0 : missing > 0;
  if (!isWhole || more.length > 0) return undefined;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...behind];
  if (!groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}

// The last two groups of an IPv6 address may be written as an IPv4 address.
function withoutIpv4(address: string): string {
  return address.replace(
    /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (written: string, ...parts: readonly string[]) => {
      const octets = parts.slice(0, 4).map(Number);
      if (octets.some((octet) => octet > 255)) return written;
      const [a = 0, b = 0, c = 0, d = 0] = octets;
      return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    },
  );
}
