import { TOKEN } from "./media-type.ts";

const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;
const PARAMETER = String.raw`;[ \t]*(?:${TOKEN}[ \t]*(?:=[ \t]*(?:${TOKEN}|"(?:[^"\\]|\\.)*")[ \t]*)?)?`;
const PREFERENCE = new RegExp(
  String.raw`[ \t]*(?:(${TOKEN})[ \t]*(?:=[ \t]*(?:(${TOKEN})|${QUOTED})[ \t]*)?(?:${PARAMETER})*)?(,|$)`,
  "y",
);

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Reads `Prefer` (RFC 7240 section 2): names in lower case with their values, empty for those without.
 * Of a name that is given twice the first counts. What follows a malformed preference is not read, since
 * nothing depends on it but a preference.
 *
 * @internal
 */
export function parsePrefer(headers: Headers): ReadonlyMap<string, string> {
  const value = headers.get("prefer");
  if (value === null) return NONE;
  const preferences = new Map<string, string>();
  PREFERENCE.lastIndex = 0;
  for (;;) {
    const match = PREFERENCE.exec(value);
    if (match === null) return preferences;
    const [, name, token, quoted, separator] = match;
    const key = name?.toLowerCase();
    if (key !== undefined && !preferences.has(key)) {
      preferences.set(key, token ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"));
    }
    if (separator === "") return preferences;
  }
}

/**
 * Tells whether what can be told from its absence need not be mentioned (RFC 8144 section 2; `Brief: t`).
 *
 * @internal
 */
export function prefersMinimal({ headers }: Request): boolean {
  if (preferredReturn(headers) === "minimal") return true;
  return headers.get("brief")?.trim().toLowerCase() === "t";
}

/**
 * Tells whether a write is to be answered with what it made, or with what stood against its condition
 * (RFC 8144 section 3).
 *
 * @internal
 */
export function prefersRepresentation({ headers }: Request): boolean {
  return preferredReturn(headers) === "representation";
}

/**
 * Tells whether a method with a Depth is to leave out the resource itself (RFC 8144 section 4).
 *
 * @internal
 */
export function prefersNoRoot({ headers }: Request): boolean {
  return parsePrefer(headers).has("depth-noroot");
}

function preferredReturn(headers: Headers): string | undefined {
  return parsePrefer(headers).get("return")?.toLowerCase();
}
