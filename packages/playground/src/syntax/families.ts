/** The parts of the page; each holds some of the syntaxes. */
export type PartName = "contacts" | "search" | "forms" | "messaging" | "documents";

/** A syntax as it is listed. */
export interface Listed {
  /** Its name, as `dav-xml`. */
  readonly name: string;
  /** Its name for people. */
  readonly title: string;
  /** The part of the page that reads it. */
  readonly part: PartName;
}

/** Syntaxes that are listed together. */
export interface Family {
  readonly title: string;
  readonly syntaxes: readonly Listed[];
}

/** All syntaxes; the first one is where people begin. */
export const FAMILIES: readonly Family[] = [
  {
    title: "Contacts",
    syntaxes: [
      { name: "vcard", title: "vCard", part: "contacts" },
      { name: "jcard", title: "jCard", part: "forms" },
      { name: "xcard", title: "xCard", part: "forms" },
      { name: "jscontact", title: "JSContact card", part: "forms" },
      { name: "dav-xml", title: "WebDAV and CardDAV messages", part: "documents" },
      { name: "search", title: "Search expression", part: "search" },
    ],
  },
  {
    title: "Messaging",
    syntaxes: [
      { name: "sip", title: "SIP message", part: "messaging" },
      { name: "sdp", title: "Session description", part: "messaging" },
      { name: "msrp", title: "MSRP frames", part: "messaging" },
      { name: "cpim", title: "CPIM message", part: "messaging" },
      { name: "mime", title: "MIME entity", part: "messaging" },
      { name: "imdn", title: "Instant message disposition notification", part: "documents" },
      { name: "is-composing", title: "Is-composing status", part: "documents" },
    ],
  },
  {
    title: "Documents",
    syntaxes: [
      { name: "xml", title: "XML", part: "documents" },
      { name: "resource-lists", title: "Resource lists", part: "documents" },
      { name: "recipient-list", title: "Recipient list", part: "documents" },
      { name: "common-policy", title: "Common policy", part: "documents" },
      { name: "reginfo", title: "Registration information", part: "documents" },
      { name: "conference-info", title: "Conference information", part: "documents" },
      { name: "group-state", title: "Group state object", part: "documents" },
      { name: "session-info", title: "Session info object", part: "documents" },
      { name: "xcap-diff", title: "XCAP changes", part: "documents" },
      { name: "xcap-error", title: "XCAP error", part: "documents" },
      { name: "xcap-caps", title: "XCAP capabilities", part: "documents" },
      { name: "node-selector", title: "XCAP node selector", part: "documents" },
    ],
  },
];

/**
 * Finds a syntax in the list.
 *
 * @param name Its name.
 * @returns The syntax; the first of all for a name that is none.
 */
export function listed(name: string): Listed {
  const all = FAMILIES.flatMap(({ syntaxes }) => syntaxes);
  const [first = { name, title: name, part: "contacts" }] = all;
  return all.find((one) => one.name === name) ?? first;
}
