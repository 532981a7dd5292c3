import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { parseResource, type CardResource, type Resource } from "../resource.ts";

/** A resource that has cards as members, at any depth, or is one. */
export type CardScope = Extract<Resource, { kind: "home" | "book" | "card" }>;

/**
 * Makes what finds the card that a href names: an absolute URI or a path, whatever it is percent-encoded like. Most are
 * in the folder of the one before, under names that are plain.
 *
 * @param scope What the card must be in, or be.
 *
 * @internal
 */
export function createCardFinder(
  context: RequestContext,
  scope: CardScope,
): (href: string) => CardResource | undefined {
  let folder = "";
  let last: CardResource | undefined;
  return (href) => {
    const name = href.slice(folder.length);
    if (last !== undefined && href.startsWith(folder) && isPlainName(context, name)) {
      return { ...last, card: name };
    }
    const target = resolve(context, scope, href);
    if (target !== undefined && scope.kind !== "card" && PLAIN_PATH.test(href)) {
      folder = href.slice(0, href.lastIndexOf("/") + 1);
      last = target;
    }
    return target;
  };
}

function isPlainName({ limits }: RequestContext, name: string): boolean {
  return name.length <= limits.maxSegmentLength && PLAIN_NAME.test(name);
}

/** A segment of a path that is a name as it is. */
const PLAIN_NAME = /^[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*$/;

function resolve(
  context: RequestContext,
  scope: CardScope,
  href: string,
): CardResource | undefined {
  const path = pathOf(href.trim(), context.url);
  if (path === undefined) return undefined;
  try {
    const { prefix, limits } = context;
    const target = parseResource(path, prefix, limits.maxSegmentLength);
    return target.kind === "card" && isBelow(target, scope) ? target : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A path that a URL has as it is: no empty segment and none of dots, nothing percent-encoded. */
const PLAIN_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~!$&'()*+,;=:@-]+)+$/;

function pathOf(href: string, base: URL): string | undefined {
  return PLAIN_PATH.test(href) ? href : URL.parse(href, base.href)?.pathname;
}

function isBelow(card: CardResource, scope: CardScope): boolean {
  if (card.user !== scope.user) return false;
  if (scope.kind === "home") return true;
  if (card.book !== scope.book) return false;
  return scope.kind === "book" || card.card === scope.card;
}
