/** How long something is waited for that comes at once on a machine with nothing else to do, in milliseconds. */
export const PATIENCE_MS = 60_000;
