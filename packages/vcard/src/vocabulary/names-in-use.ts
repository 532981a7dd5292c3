import { type PropertyRow, rowsOf, type ValueType } from "./property-use.ts";

const { single, components } = rowsOf("in use, without an RFC");

/** Names whose value is a text. */
export const TEXTS_IN_USE = [
  // Apple: labels of a group, and what else its address book keeps.
  "X-ABLABEL",
  "X-ABADR",
  "X-ABRELATEDNAMES",
  "X-ABSHOWAS",
  "X-ABUID",
  "X-ABORDER",
  "X-ABGUID",
  "X-ADDRESSBOOKSERVER-KIND",
  "X-ADDRESSBOOKSERVER-PHONETIC-DATA",
  "X-APPLE-SUBLOCALITY",
  "X-PHONETIC-FIRST-NAME",
  "X-PHONETIC-MIDDLE-NAME",
  "X-PHONETIC-LAST-NAME",
  "X-PHONETIC-ORG",
  "X-MAIDENNAME",
  "X-PRONUNCIATION-FIRST-NAME",
  "X-PRONUNCIATION-LAST-NAME",
  "X-ACTIVITY-ALERT",
  // Names of a messaging service each, from before IMPP.
  "X-AIM",
  "X-ICQ",
  "X-JABBER",
  "X-MSN",
  "X-YAHOO",
  "X-YAHOO-ID",
  "X-GADUGADU",
  "X-GROUPWISE",
  "X-GOOGLE-TALK",
  "X-GTALK",
  "X-SKYPE",
  "X-SKYPE-USERNAME",
  "X-QQ",
  "X-TWITTER",
  "X-SIP",
  "X-NETMEETING",
  "X-MATRIX",
  // Relations and the like, of several programs.
  "X-ASSISTANT",
  "X-MANAGER",
  "X-SPOUSE",
  "X-GENDER",
  "X-WAB-GENDER",
  "X-DEPARTMENT",
  "X-PROFESSION",
  "X-OFFICE",
  "X-FILE-AS",
  "X-CLASS",
  "X-SEX",
  "X-RELATIONSHIP",
  "X-EVOLUTION-ASSISTANT",
  "X-EVOLUTION-CALLBACK",
  "X-EVOLUTION-FILE-AS",
  "X-EVOLUTION-MANAGER",
  "X-EVOLUTION-RADIO",
  "X-EVOLUTION-SPOUSE",
  "X-EVOLUTION-TELEX",
  "X-EVOLUTION-TTYTDD",
  "X-EVOLUTION-LIST",
  "X-EVOLUTION-LIST-NAME",
  "X-EVOLUTION-LIST-SHOW-ADDRESSES",
  "X-EVOLUTION-BOOK-UUID",
  "X-EVOLUTION-COMPANY",
  "X-EVOLUTION-WEBDAV-ETAG",
  "X-EVOLUTION-UI-SLOT",
  "X-MOZILLA-PROPERTY",
  "X-MOZILLA-YAHOO-PHONETIC-NAME",
  "X-KADDRESSBOOK-X-ASSISTANTSNAME",
  "X-KADDRESSBOOK-X-DEPARTMENT",
  "X-KADDRESSBOOK-X-IMADDRESS",
  "X-KADDRESSBOOK-X-MANAGERSNAME",
  "X-KADDRESSBOOK-X-OFFICE",
  "X-KADDRESSBOOK-X-PROFESSION",
  "X-KADDRESSBOOK-X-SPOUSESNAME",
  "X-KADDRESSBOOK-BLOGFEED",
  "X-KADDRESSBOOK-CRYPTOPROTOPREF",
  "X-CUSTOM1",
  "X-CUSTOM2",
  "X-CUSTOM3",
  "X-CUSTOM4",
  "X-MS-CARDPICTURE",
  "X-MS-IMADDRESS",
  "X-MS-TEL",
  "X-IRMC-LUID",
  "X-IRMC-N",
  "X-CONTACT-GROUPS",
  "X-GROUP-MEMBERSHIP",
] as const;

const URIS =
  "X-SOCIALPROFILE X-ADDRESSBOOKSERVER-MEMBER X-EVOLUTION-BLOG-URL X-EVOLUTION-VIDEO-URL X-ABURL";

const DATES =
  "X-ABDATE X-ANNIVERSARY X-EVOLUTION-ANNIVERSARY X-KADDRESSBOOK-X-ANNIVERSARY X-BIRTHDAY";

/**
 * Names that address books in wide use write and no RFC defines, for a version.
 *
 * @param dates The types of a date in the version, the default first.
 * @param parameters The parameters of any property in the version.
 * @returns The lines of the table.
 */
export function namesInUse(dates: readonly ValueType[], parameters: string): PropertyRow[] {
  const lines = (names: readonly string[], types: readonly ValueType[]) =>
    names.map((name) => single(name, "*", "", types, parameters));
  return [
    ...lines(TEXTS_IN_USE, ["text"]),
    ...lines(URIS.split(" "), ["uri", "text"]),
    ...lines(DATES.split(" "), dates),
    single("X-MOZILLA-HTML", "*1", "", ["boolean"], parameters),
    components("X-ANDROID-CUSTOM", "*", "", ["mimeType", "values"], parameters),
  ];
}
