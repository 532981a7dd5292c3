import { within } from "./within.ts";

/** How long the store may take for an answer, in milliseconds. */
const READY_WITHIN_MS = 2_000;

/**
 * Tells what is wrong with a store.
 *
 * @param askStore Asks it for something small.
 * @returns For people; `undefined` when it answers in time.
 */
export async function storeProblem(askStore: () => Promise<unknown>): Promise<string | undefined> {
  const asked = askStore().then(
    () => undefined,
    () => "the store fails",
  );
  return within(READY_WITHIN_MS, asked, "the store does not answer");
}
