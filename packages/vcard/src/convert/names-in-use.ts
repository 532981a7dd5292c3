/** Names of properties that are the name of somebody's spouse, of several programs. */
export const SPOUSES: readonly string[] = [
  "X-SPOUSE",
  "X-EVOLUTION-SPOUSE",
  "X-KADDRESSBOOK-X-SPOUSESNAME",
  "X-MS-SPOUSE",
];

/** What programs but Apple's address book call an anniversary. */
export const ANNIVERSARIES: readonly string[] = [
  "X-ANNIVERSARY",
  "X-EVOLUTION-ANNIVERSARY",
  "X-KADDRESSBOOK-X-ANNIVERSARY",
  "X-MS-ANNIVERSARY",
];

/** Names from before IMPP (RFC 4770), and the schemes of the URIs that say the same. */
export const SCHEMES: ReadonlyMap<string, string> = new Map([
  ["X-AIM", "aim"],
  ["X-ICQ", "icq"],
  ["X-JABBER", "xmpp"],
  ["X-MSN", "msnim"],
  ["X-YAHOO", "ymsgr"],
  ["X-YAHOO-ID", "ymsgr"],
  ["X-GADUGADU", "gg"],
  ["X-GROUPWISE", "groupwise"],
  ["X-GOOGLE-TALK", "xmpp"],
  ["X-GTALK", "xmpp"],
  ["X-SKYPE", "skype"],
  ["X-SKYPE-USERNAME", "skype"],
  ["X-QQ", "qq"],
  ["X-SIP", "sip"],
]);

/** Names in use, in upper case, that are those of properties of 4.0 in a card that is converted to that. */
export const RAISED_NAMES: ReadonlySet<string> = new Set([
  "X-ADDRESSBOOKSERVER-KIND",
  "X-ADDRESSBOOKSERVER-MEMBER",
  "X-ABSHOWAS",
  "X-ABDATE",
  "X-ABRELATEDNAMES",
  "X-GENDER",
  "X-PHONETIC-FIRST-NAME",
  "X-PHONETIC-MIDDLE-NAME",
  "X-PHONETIC-LAST-NAME",
  "X-SOCIALPROFILE",
  ...SPOUSES,
  ...ANNIVERSARIES,
  ...SCHEMES.keys(),
]);
