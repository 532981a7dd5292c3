import { APPLE_CONTACTS } from "./apple-contacts.ts";
import type { ClientProfile } from "./client-profile.ts";
import { THUNDERBIRD } from "./thunderbird.ts";

/** All profiles that there are. */
export const CLIENT_PROFILES: readonly ClientProfile[] = [APPLE_CONTACTS, THUNDERBIRD];
