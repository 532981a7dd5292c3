import { MAX_LINK_OCTETS, type PageState, stringifyFragment } from "../src/text/fragment.ts";

/** How long the address stays behind what is typed, in milliseconds: browsers bound how often it may change. */
const ADDRESS_MS = 400;

let timer: number | undefined;
let isWhole = true;
let pending: PageState | undefined;

/**
 * Keeps the state of the page in its address, behind `#`, which no server is told of.
 *
 * @param state The state; where its text is too long for a link, the address has the syntax alone.
 */
export function keepAddress(state: PageState): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => setAddress(state), ADDRESS_MS);
  pending = state;
}

function setAddress(state: PageState): void {
  window.clearTimeout(timer);
  pending = undefined;
  const fragment = stringifyFragment(state);
  isWhole = fragment !== undefined;
  const { text: _, ...withoutText } = state;
  history.replaceState(null, "", `#${fragment ?? stringifyFragment(withoutText)}`);
}

/**
 * Copies the address of the page.
 *
 * @returns What to tell about it.
 */
export async function copyAddress(): Promise<string> {
  if (pending !== undefined) setAddress(pending);
  if (!isWhole) return `The text is longer than ${MAX_LINK_OCTETS} octets: a link cannot carry it.`;
  try {
    await navigator.clipboard.writeText(location.href);
    return "The link is copied. It carries the text behind its #, which no server is told of.";
  } catch {
    // No permission, or a page that did not come by TLS.
    return "The link is in the address bar.";
  }
}
