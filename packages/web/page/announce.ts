import { DavFailure } from "../src/book/dav-client.ts";

/** How long a notice stays to be read, in milliseconds. */
const NOTICE_MS = 6_000;

let timer: number | undefined;

/**
 * Tells everyone something that just happened: on the screen for a while, and to a screen reader.
 *
 * @param text What happened.
 */
export function announce(text: string): void {
  const status = document.querySelector("#status");
  if (status === null) return;
  window.clearTimeout(timer);
  status.textContent = text;
  timer = window.setTimeout(() => {
    status.textContent = "";
  }, NOTICE_MS);
}

/**
 * Says what went wrong in words for a person.
 *
 * @param error What was thrown.
 * @returns The words.
 */
export function messageOf(error: unknown): string {
  if (error instanceof DavFailure) return error.message;
  if (error instanceof TypeError) return "The server cannot be reached.";
  return error instanceof Error ? error.message : String(error);
}
