/** A URI with an authority (RFC 3986 appendix B). */
const PARTS = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/is;

/**
 * Tells whether two URIs are equivalent: by case, by percent-encoding and by dot segments (RFC 3986
 * section 6.2.2); URNs also by the case of their namespace, and UUIDs by all case (RFC 9562 section 4).
 * Texts that are not URIs are equivalent if they are equal.
 *
 * @param left One URI.
 * @param right The other URI.
 * @returns Whether they are equivalent.
 */
export function isEquivalentUri(left: string, right: string): boolean {
  return left === right || normalizeUri(left) === normalizeUri(right);
}

/**
 * Writes a URI in the one form that all equivalent to it have.
 *
 * @param uri The URI, or any text.
 * @returns The form; a text that is not a URI as it is.
 */
export function normalizeUri(uri: string): string {
  const parts = PARTS.exec(uri.trim());
  if (parts === null) return uri;
  const [, scheme = "", authority, path = "", rest = ""] = parts;
  const lower = scheme.toLowerCase();
  if (lower === "urn") return normalizeUrn(`${path}${rest}`);
  if (authority === undefined) return `${lower}:${normalizePercent(`${path}${rest}`)}`;
  const hostStart = authority.lastIndexOf("@") + 1;
  const host = authority.slice(hostStart).toLowerCase();
  const segments = withoutDots(normalizePercent(path));
  return `${lower}://${authority.slice(0, hostStart)}${normalizePercent(host)}${segments}${normalizePercent(rest)}`;
}

// The namespace of a URN has no case (RFC 8141 section 3.1), and a UUID has none at all.
function normalizeUrn(rest: string): string {
  const colon = rest.indexOf(":");
  const namespace = rest.slice(0, Math.max(colon, 0)).toLowerCase();
  const specific = rest.slice(colon);
  return `urn:${namespace}${namespace === "uuid" ? specific.toLowerCase() : normalizePercent(specific)}`;
}

// Percent-encoding in upper case, and none of what needs none (RFC 3986 sections 6.2.2.1 and 6.2.2.2).
function normalizePercent(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/%([0-9a-f]{2})/gi, (encoded: string, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  });
}

// RFC 3986 section 5.2.4, by segments.
function withoutDots(path: string): string {
  if (!path.includes("/.")) return path;
  const kept: string[] = [];
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === ".." && kept.length > 1) kept.pop();
    if (segment !== "." && segment !== "..") kept.push(segment);
    else if (isLast) kept.push("");
  }
  return kept.join("/");
}
