import { dav, hrefText, responseText } from "@callingcard/dav-xml";

// Stands for the properties in a response that is cut to pieces around it.
const HOLE = "<hole/>";

// The texts before the href, behind it, and around the properties of each status.
function piecesOf(...statuses: readonly number[]): readonly string[] {
  const propstats = statuses.map((status) => ({
    status,
    properties: [{ name: dav("prop"), xml: HOLE }],
  }));
  const [start = "", rest = ""] = responseText({ href: "", propstats }).split(hrefText(""));
  return [start, ...rest.split(HOLE)];
}

const [START = "", FOUND_OPEN = "", FOUND_CLOSE = ""] = piecesOf(200);
const [, MISSING_OPEN = "", MISSING_CLOSE = ""] = piecesOf(404);
const [, , BETWEEN = ""] = piecesOf(200, 404);
const [, DENIED_OPEN = "", DENIED_CLOSE = ""] = piecesOf(403);
const [, , BEFORE_DENIED = ""] = piecesOf(200, 403);
const [, , BEHIND_DENIED = ""] = piecesOf(403, 404);

/** The properties of a resource as texts, by what became of them. */
export interface PropertyTexts {
  /** Elements with their values, under 200. */
  readonly found: string;
  /** Empty elements of what the user may not read, under 403 (RFC 3744 section 5). */
  readonly denied?: string;
  /** Empty elements, under 404. */
  readonly missing?: string;
}

/**
 * Writes the `DAV:response` of a resource from the texts of its properties. A listing writes one for
 * each card, so the texts around them are made once.
 *
 * @internal
 */
export function propertiesResponse(href: string, texts: PropertyTexts): string {
  const { found, denied = "", missing = "" } = texts;
  const start = START + hrefText(href);
  if (denied !== "") return start + withDenied(found, denied, missing);
  if (missing === "") return start + FOUND_OPEN + found + FOUND_CLOSE;
  if (found === "") return start + MISSING_OPEN + missing + MISSING_CLOSE;
  return start + FOUND_OPEN + found + BETWEEN + missing + MISSING_CLOSE;
}

function withDenied(found: string, denied: string, missing: string): string {
  const before = found === "" ? DENIED_OPEN : FOUND_OPEN + found + BEFORE_DENIED;
  const behind = missing === "" ? DENIED_CLOSE : BEHIND_DENIED + missing + MISSING_CLOSE;
  return before + denied + behind;
}
