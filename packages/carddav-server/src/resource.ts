import { Refusal } from "./refusal.ts";

/**
 * What a path names. Whether the book or the card exists is not known yet.
 *
 * ```
 * /                                     root
 * /principals/                          principals
 * /principals/<user>/                   principal
 * /addressbooks/                        homes
 * /addressbooks/<user>/                 home
 * /addressbooks/<user>/<book>/          book
 * /addressbooks/<user>/<book>/<card>    card
 * ```
 */
export type Resource =
  | { readonly kind: "root" | "principals" | "homes" | "nowhere" }
  | { readonly kind: "principal"; readonly user: string }
  | { readonly kind: "home"; readonly user: string }
  | { readonly kind: "book"; readonly user: string; readonly book: string }
  | {
      readonly kind: "card";
      readonly user: string;
      readonly book: string;
      readonly card: string;
    };

export type HomeResource = Extract<Resource, { kind: "home" }>;
export type BookResource = Extract<Resource, { kind: "book" }>;
export type CardResource = Extract<Resource, { kind: "card" }>;

/** Where discovery begins (RFC 6764 section 5); always at the root of the host. */
export const WELL_KNOWN_PATH = "/.well-known/carddav";

/**
 * Reads a path. Collections are accepted with and without a slash at the end.
 *
 * @param pathname Percent-encoded, as in `URL.pathname`.
 * @param prefix Path of the root, without a slash at the end; empty for `/`.
 * @param maxSegmentLength Longest decoded segment, in UTF-16 code units.
 * @throws Refusal 400 for a path that hides a separator, a dot segment or a control character.
 */
export function parseResource(
  pathname: string,
  prefix: string,
  maxSegmentLength: number,
): Resource {
  if (pathname === prefix) return { kind: "root" };
  if (!pathname.startsWith(`${prefix}/`)) return { kind: "nowhere" };
  const encoded = pathname.slice(prefix.length + 1).split("/");
  if (encoded.at(-1) === "") encoded.pop();
  const [top, user, book, card, rest] = encoded.map((segment, index) =>
    decodeSegment(segment, index === 1, maxSegmentLength),
  );
  if (top === undefined) return { kind: "root" };
  if (top === "principals") return principalResource(user, book);
  if (top === "addressbooks" && rest === undefined) return addressBookResource(user, book, card);
  return { kind: "nowhere" };
}

function principalResource(user: string | undefined, rest: string | undefined): Resource {
  if (user === undefined) return { kind: "principals" };
  return rest === undefined ? { kind: "principal", user } : { kind: "nowhere" };
}

function addressBookResource(
  user: string | undefined,
  book: string | undefined,
  card: string | undefined,
): Resource {
  if (user === undefined) return { kind: "homes" };
  if (book === undefined) return { kind: "home", user };
  if (card === undefined) return { kind: "book", user, book };
  return { kind: "card", user, book, card };
}

// A user name may come encoded twice: some clients keep `%40` from an account form and encode it
// again, or decompose its letters. Names of books and cards are decoded once, since a client may have put `%41` into them.
function decodeSegment(encoded: string, isUser: boolean, maxLength: number): string {
  if (encoded.length <= maxLength && PLAIN_SEGMENT.test(encoded)) return encoded;
  let segment = decodeOnce(encoded);
  if (isUser && /%[0-9A-Fa-f]{2}/.test(segment)) segment = decodeOnce(segment);
  if (isUser) segment = segment.normalize("NFC");
  if (segment === "") throw new Refusal(400, { description: "empty path segment" });
  if (segment.length > maxLength) {
    throw new Refusal(414, { description: `path segment longer than ${maxLength} characters` });
  }
  // A decoded slash or dot segment would name another resource to whatever joins these names again,
  // a control character would cut a log line or a file name.
  // eslint-disable-next-line no-control-regex
  if (segment === "." || segment === ".." || /[/\\\u0000-\u001f\u007f]/.test(segment)) {
    throw new Refusal(400, { description: "path segment with a separator or control character" });
  }
  return segment;
}

/** A segment that stands for itself, as most do. */
const PLAIN_SEGMENT = /^[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*$/;

function decodeOnce(encoded: string): string {
  if (!encoded.includes("%")) return encoded;
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new Refusal(400, { description: "path segment is not percent-encoded UTF-8" });
  }
}

/** Writes the canonical paths of resources: what `parseResource` reads, collections with a slash. */
export interface Paths {
  readonly root: string;
  readonly principals: string;
  readonly homes: string;
  principal(user: string): string;
  home(user: string): string;
  book(user: string, book: string): string;
  card(user: string, book: string, card: string): string;
}

/**
 * Makes the paths below a prefix.
 *
 * @param prefix Path of the root without a slash at the end; empty for `/`.
 */
export function createPaths(prefix: string): Paths {
  const principals = `${prefix}/principals/`;
  const homes = `${prefix}/addressbooks/`;
  const home = (user: string): string => `${homes}${encodeSegment(user)}/`;
  const book = (user: string, name: string): string => `${home(user)}${encodeSegment(name)}/`;
  return {
    root: `${prefix}/`,
    principals,
    homes,
    principal: (user) => `${principals}${encodeSegment(user)}/`,
    home,
    book,
    card: (user, name, card) => book(user, name) + encodeSegment(card),
  };
}

/**
 * Writes the canonical path of a resource.
 *
 * @internal
 */
export function pathOf(paths: Paths, resource: Resource): string {
  switch (resource.kind) {
    case "root":
    case "nowhere":
      return paths.root;
    case "principals":
    case "homes":
      return paths[resource.kind];
    case "principal":
    case "home":
      return paths[resource.kind](resource.user);
    case "book":
      return paths.book(resource.user, resource.book);
    case "card":
      return paths.card(resource.user, resource.book, resource.card);
  }
}

/**
 * Encodes a path segment. Unreserved characters, `@` and most sub-delimiters stay as they are
 * (RFC 3986 section 3.3), as clients write them.
 *
 * @param segment A name of a user, a book or a card.
 */
export function encodeSegment(segment: string): string {
  if (/^[\w.~!*'()@:$+,;=-]+$/.test(segment)) return segment;
  return encodeURIComponent(segment).replaceAll(/%(?:40|3A|24|2B|2C|3B|3D)/g, decodeURIComponent);
}
