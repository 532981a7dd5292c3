import {
  removeHeader,
  sameUri,
  setHeader,
  SipError,
  type SipResponse,
  stringifyAddress,
} from "@callingcard/sip";
import { type ContextDraft, keepResponse, MAX_BRANCHES } from "./context-draft.ts";
import { readLenient } from "./read-lenient.ts";
import type { ProxyTarget } from "./response-context.ts";

/**
 * Adds targets behind those that are left (RFC 3261 section 16.5).
 *
 * @param draft The change.
 * @param groups The targets: groups one after another.
 * @internal
 */
export function addTargets(draft: ContextDraft, groups: readonly (readonly ProxyTarget[])[]): void {
  const fresh = groups.map((group) => takeFresh(draft, group));
  draft.groups = [...draft.groups, ...fresh.filter((group) => group.length > 0)];
}

// A URI comes into the target set once (RFC 3261 section 16.5); one that is reached by another way is another
// one, as two devices with the same private address are.
function takeFresh(draft: ContextDraft, targets: readonly ProxyTarget[]): readonly ProxyTarget[] {
  const { maxBranches = MAX_BRANCHES } = draft.context.options;
  return targets.filter((target) => {
    if (draft.seen.length >= maxBranches) return false;
    if (draft.seen.some((one) => isSameWay(one, target) && isSameUri(one.uri, target.uri))) {
      return false;
    }
    draft.seen = [...draft.seen, target];
    return true;
  });
}

function isSameWay(left: ProxyTarget, right: ProxyTarget): boolean {
  const wayOf = ({ hop, routes = [] }: ProxyTarget): string =>
    [hop?.transport, hop?.host, hop?.port, hop?.flow, ...routes].join(" ");
  return wayOf(left) === wayOf(right);
}

function isSameUri(left: string, right: string): boolean {
  try {
    return left === right || sameUri(left, right);
  } catch (error) {
    if (error instanceof SipError) return false;
    throw error;
  }
}

/**
 * Follows a redirection: the Contacts that are tried are no longer in the response (RFC 3261 section 16.7 item 4).
 *
 * @param draft The change.
 * @param response The 3xx.
 * @internal
 */
export function onRedirection(draft: ContextDraft, response: SipResponse): void {
  const { redirect, maxBranches = MAX_BRANCHES } = draft.context.options;
  const contacts = readLenient(response, "Contact") ?? [];
  if (redirect === undefined || draft.isClosed || contacts.length === 0) {
    keepResponse(draft, response);
    return;
  }
  const isSecure = /^sips:/i.test(draft.context.request.requestUri);
  const left: string[] = [];
  const targets: ProxyTarget[] = [];
  let isTried = false;
  for (const contact of contacts) {
    const isAllowed = isSecure ? /^sips:/i.test(contact.uri) : /^sips?:/i.test(contact.uri);
    const target = isAllowed ? redirect(contact.uri) : undefined;
    // Thousands of them go into one response, and each is compared with all that were tried.
    const isFull = draft.seen.length + targets.length >= maxBranches;
    if (target === undefined || isFull) left.push(stringifyAddress(contact));
    // Whatever the way was: where it was tried it is not tried again.
    else if (!draft.seen.some(({ uri }) => isSameUri(uri, target.uri))) targets.push(target);
    else isTried = true;
  }
  draft.waiting = [...draft.waiting, ...takeFresh(draft, targets)];
  if (left.length > 0) keepResponse(draft, setHeader(response, "Contact", left.join(", ")));
  else if (targets.length === 0 && !isTried) keepResponse(draft, removeHeader(response, "Contact"));
}
