import type { ClientProfile } from "./client-profile.ts";

/**
 * Contacts of macOS and iOS read vCard 3.0 and name no version in their reports, as RFC 6352 section 10.4
 * lets them. Those of macOS 10.14 send a UUID of their own as their first sync-token and come to a stop when it
 * is refused.
 */
export const APPLE_CONTACTS: ClientProfile = {
  name: "Contacts of macOS and iOS",
  isClient: (userAgent) => /\b(?:AddressBook(?:Core|SourceSync)?|dataaccessd)\//.test(userAgent),
  defaultVersion: "3.0",
  takesUuidForNoToken: true,
};
