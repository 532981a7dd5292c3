/** How long one request may keep the others waiting, in milliseconds. */
const TURN_MS = 15;

/**
 * Makes a function that lets other requests have their turn when this one has worked long enough.
 * Judging or converting cards in a loop would keep them waiting, since a promise that is resolved already does not
 * let go of the event loop.
 *
 * @internal
 */
export function createPace(): () => Promise<void> | undefined {
  let startedMs = performance.now();
  return () => {
    if (performance.now() - startedMs < TURN_MS) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        startedMs = performance.now();
        resolve();
      });
    });
  };
}
