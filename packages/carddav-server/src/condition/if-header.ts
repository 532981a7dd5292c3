import { Refusal } from "../refusal.ts";

/** One list of an `If` header (RFC 4918 section 10.4.2): true when all of its conditions are. */
export interface IfList {
  /** The resource it is about, a URI or path; the request's own when absent. */
  readonly resource: string | undefined;
  readonly conditions: readonly IfCondition[];
}

/** What must be true, or with `negated` must not be, of a resource. */
interface IfCondition {
  readonly negated: boolean;
  readonly state:
    | { readonly kind: "token"; readonly token: string }
    /** Without its quotes; a weak one can match nothing. */
    | { readonly kind: "tag"; readonly tag: string; readonly weak: boolean };
}

/** What a resource is at the moment. */
export interface ResourceState {
  /** Strong entity tags without quotes: of what is stored, and of what that converts to. */
  readonly tags: readonly string[];
  /** Tokens that name its state. */
  readonly tokens: readonly string[];
}

const PART = /[ \t]*(?:(\()|(\))|(Not)(?=[ \t<[])|<([^<>\s]+)>|\[(W\/)?"([^"]*)"\])/iy;

/** Most lists and conditions that one header may hold; each costs a look at a resource. */
const MAX_PARTS = 64;

/**
 * Reads an `If` header: lists in parentheses, each about the resource named before it or about the
 * request's own.
 *
 * @throws Refusal 400 with the column of the first wrong character.
 *
 * @internal
 */
export function parseIf(value: string): readonly IfList[] {
  const lists: IfList[] = [];
  let resource: string | undefined;
  // A resource that was named and has no list yet.
  let isAlone = false;
  let open: IfCondition[] | undefined;
  let negated = false;
  PART.lastIndex = 0;
  for (let count = 0; value.slice(PART.lastIndex).trim() !== ""; count++) {
    const offset = PART.lastIndex;
    const match = PART.exec(value);
    if (match === null || count >= MAX_PARTS) throw malformed(offset);
    const [, start, end, not, uri, weak, tag] = match;
    if (start !== undefined) {
      if (open !== undefined) throw malformed(offset);
      open = [];
      isAlone = false;
    } else if (end !== undefined) {
      if (open === undefined || open.length === 0 || negated) throw malformed(offset);
      lists.push({ resource, conditions: open });
      open = undefined;
    } else if (not !== undefined) {
      if (open === undefined || negated) throw malformed(offset);
      negated = true;
    } else if (open === undefined) {
      // Lists with and without a resource do not stand in one header.
      const isMixed = resource === undefined && lists.length > 0;
      if (uri === undefined || isMixed || isAlone) throw malformed(offset);
      resource = uri;
      isAlone = true;
    } else {
      const state =
        uri === undefined
          ? ({ kind: "tag", tag: tag ?? "", weak: weak !== undefined } as const)
          : ({ kind: "token", token: uri } as const);
      open.push({ negated, state });
      negated = false;
    }
  }
  if (open !== undefined || isAlone || lists.length === 0) throw malformed(value.length);
  return lists;
}

function malformed(offset: number): Refusal {
  return new Refusal(400, { description: `If is malformed at column ${offset + 1}` });
}

/**
 * Tells whether a list is true of its resource.
 *
 * @internal
 */
export function meetsList({ conditions }: IfList, { tags, tokens }: ResourceState): boolean {
  return conditions.every(({ negated, state }) => {
    const holds =
      state.kind === "token"
        ? tokens.includes(state.token)
        : !state.weak && tags.includes(state.tag);
    return holds !== negated;
  });
}
