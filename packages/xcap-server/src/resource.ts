import { decodeNodeSelector, NodeSelectorError } from "@callingcard/xdm";
import type { Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import type { DocumentAddress } from "./store.ts";
import type { ApplicationUsage } from "./usage.ts";

/** What a URI names. Whether it is there is not known yet. */
export interface Resource {
  readonly usage: ApplicationUsage;
  readonly address: DocumentAddress;
  /** The part of the document that is meant; absent for the whole. */
  readonly node?: NodeText;
}

/** What says which part of a document is meant, decoded. */
export interface NodeText {
  readonly selector: string;
  /** The pointers that bind its prefixes. */
  readonly query: string;
}

/** The segment between document selector and node selector (RFC 4825 section 6). */
const SEPARATOR = "~~";

/**
 * Reads the URI of a resource (RFC 4825 section 6).
 *
 * @param url The URI.
 * @param root Path of the XCAP root, without a solidus at its end.
 * @param usages The usages by their names.
 * @param limits Limits on its segments.
 * @throws Refusal 404 for what is outside of the root, of the trees or of the usages, 400 for escapes of no
 * text, 414 for a segment that is too long.
 * @internal
 */
export function parseResource(
  url: URL,
  root: string,
  usages: ReadonlyMap<string, ApplicationUsage>,
  limits: Limits,
): Resource {
  const segments = segmentsBehind(root, url.pathname);
  const separator = segments.findIndex((one) => one.replaceAll(/%7e/gi, "~") === SEPARATOR);
  const document = separator === -1 ? segments : segments.slice(0, separator);
  const [auid = "", tree, ...rest] = document.map((segment) => decodeSegment(segment, limits));
  const usage = usages.get(auid);
  if (usage === undefined) throw nothing("application usage is not known");
  const address = readAddress(auid, tree, rest, limits);
  if (separator === -1) return { usage, address };
  const selector = decodePart(segments.slice(separator + 1).join("/"));
  return { usage, address, node: { selector, query: decodePart(url.search.slice(1)) } };
}

function segmentsBehind(root: string, path: string): string[] {
  if (!path.startsWith(`${root}/`)) throw nothing("nothing is outside of the root");
  return path.slice(root.length + 1).split("/");
}

function readAddress(
  auid: string,
  tree: string | undefined,
  rest: readonly string[],
  { maxNameSegments }: Limits,
): DocumentAddress {
  if (tree !== "users" && tree !== "global") throw nothing("tree is neither users nor global");
  const [xui] = rest;
  const name = tree === "users" ? rest.slice(1) : rest;
  if (name.length === 0) throw nothing("a directory is no resource");
  if (name.length > maxNameSegments) throw nothing("directories within too many others");
  return tree === "users" ? { auid, xui, name: name.join("/") } : { auid, name: name.join("/") };
}

function decodeSegment(encoded: string, { maxSegmentLength }: Limits): string {
  const segment = decodePart(encoded);
  if (segment === "") throw nothing("empty path segment");
  if (segment.length > maxSegmentLength) {
    throw new Refusal(414, {
      description: `path segment of more than ${maxSegmentLength} characters`,
    });
  }
  return segment;
}

function decodePart(encoded: string): string {
  try {
    return decodeNodeSelector(encoded);
  } catch (error) {
    if (!(error instanceof NodeSelectorError)) throw error;
    throw new Refusal(400, { description: error.message });
  }
}

function nothing(description: string): Refusal {
  return new Refusal(404, { description });
}

/**
 * Writes the path of a document, or of a directory above it.
 *
 * @param root Path or URI of the XCAP root, without a solidus at its end.
 * @param address The document.
 * @param isDirectory Whether the home directory, or the global tree, is meant in its place.
 */
export function documentPath(
  root: string,
  address: DocumentAddress,
  isDirectory: boolean = false,
): string {
  const { auid, xui, name } = address;
  const tree = xui === undefined ? ["global"] : ["users", xui];
  const segments = isDirectory ? [auid, ...tree] : [auid, ...tree, ...name.split("/")];
  return [root, ...segments.map(encodeSegment)].join("/");
}

/** What a path segment has as it is (RFC 3986 section 3.3) and `encodeURIComponent` does not. */
const PCHARS = /%(?:3A|40|26|3D|2B|24|2C|3B)/g;

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(PCHARS, (escape) => decodeURIComponent(escape));
}
