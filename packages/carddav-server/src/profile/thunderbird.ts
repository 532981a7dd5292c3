import type { ClientProfile } from "./client-profile.ts";

/**
 * Thunderbird 102 and later takes 207 and 400 for answers to a sync-collection. On anything else it keeps a
 * token that is not valid any more, and the book is never in step again.
 */
export const THUNDERBIRD: ClientProfile = {
  name: "Thunderbird",
  isClient: (userAgent) => /\bThunderbird\//.test(userAgent),
  invalidTokenStatus: 400,
};
