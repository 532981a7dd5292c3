import { DEFAULT_DOMAIN } from "./messaging/settings.ts";

/** An option of several commands, as commander takes it. */
export type CommonOption = readonly [flags: string, description: string];

/** Where the data is. */
export const DATA: CommonOption = [
  "--data <folder>",
  "folder of the database (CALLINGCARD_DATA, default ./data)",
];

/** Whether there is a messaging part. */
export const MESSAGING: CommonOption = [
  "--messaging <on|off>",
  "whether messages are served (CALLINGCARD_MESSAGING, default on)",
];

/** The domain of the users' addresses. */
export const DOMAIN: CommonOption = [
  "--sip-domain <name>",
  `domain of the users' addresses (CALLINGCARD_SIP_DOMAIN, default ${DEFAULT_DOMAIN})`,
];
