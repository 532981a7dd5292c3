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

/**
 * Writes the `DAV:response` of a resource from the texts of its properties. A listing writes one for
 * each card, so the texts around them are made once.
 *
 * @param found Elements with their values, under 200.
 * @param missing Empty elements, under 404.
 * @internal
 */
export function propertiesResponse(href: string, found: string, missing: string): string {
  const start = START + hrefText(href);
  if (missing === "") return start + FOUND_OPEN + found + FOUND_CLOSE;
  if (found === "") return start + MISSING_OPEN + missing + MISSING_CLOSE;
  return start + FOUND_OPEN + found + BETWEEN + missing + MISSING_CLOSE;
}
