import { dav, hrefText, responseText } from "@callingcard/dav-xml";
import { encodeSegment } from "../resource.ts";

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

/** What the properties of a resource stand between when all that was asked for are there. */
export const ALL_FOUND: { readonly open: string; readonly close: string } = {
  open: FOUND_OPEN,
  close: FOUND_CLOSE,
};

declare const HEAD: unique symbol;

/** What the `DAV:response` of a resource begins with; no href is taken for one. */
export type ResponseHead = string & { readonly [HEAD]: true };

/**
 * Writes what the `DAV:response` of a resource begins with.
 *
 * @internal
 */
export function responseHead(href: string): ResponseHead {
  return (START + hrefText(href)) as ResponseHead;
}

const [, HREF_END = ""] = responseHead("x").split("x");

/**
 * Makes what writes the beginnings of the responses of members of a collection. What they share is made once: a
 * listing writes one for each card.
 *
 * @param path Of the collection, with a slash at its end.
 * @returns Takes the name of a member.
 *
 * @internal
 */
export function memberHeads(path: string): (name: string) => ResponseHead {
  const open = responseHead(path).slice(0, -HREF_END.length);
  return (name) => {
    const segment = encodeSegment(name);
    // What is a segment as it is needs no reference in XML either.
    if (segment !== name) return responseHead(path + segment);
    return (open + name + HREF_END) as ResponseHead;
  };
}

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
 * @param start As {@link responseHead} and {@link memberHeads} write it.
 *
 * @internal
 */
export function propertiesResponse(start: ResponseHead, texts: PropertyTexts): string {
  const { found, denied = "", missing = "" } = texts;
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
