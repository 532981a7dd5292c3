/** A page with the syntaxes of one field; each is a file of its own, so that none is large. */
export interface Edition {
  readonly title: string;
  /** Name of the module that makes it, without its ending. */
  readonly module: string;
  /** Name of its file, beside those of the others. */
  readonly file: string;
  /** Where a server has it. */
  readonly path: string;
  /** Names and titles of its syntaxes, in the order of the list. */
  readonly syntaxes: readonly (readonly [name: string, title: string])[];
}

/** All pages; the first one is where people begin. */
export const EDITIONS: readonly Edition[] = [
  {
    title: "Contacts",
    module: "contacts",
    file: "playground.html",
    path: "/playground",
    syntaxes: [
      ["vcard", "vCard"],
      ["search", "Search expression"],
    ],
  },
  {
    title: "Messaging",
    module: "messaging",
    file: "playground-messaging.html",
    path: "/playground/messaging",
    syntaxes: [
      ["sip", "SIP message"],
      ["sdp", "Session description"],
      ["msrp", "MSRP frames"],
      ["cpim", "CPIM message"],
      ["mime", "MIME entity"],
      ["node-selector", "XCAP node selector"],
    ],
  },
  {
    title: "Contacts in JSON",
    module: "json",
    file: "playground-json.html",
    path: "/playground/json",
    syntaxes: [
      ["jcard", "jCard"],
      ["jscontact", "JSContact card"],
    ],
  },
  {
    title: "Documents in XML",
    module: "documents",
    file: "playground-documents.html",
    path: "/playground/documents",
    syntaxes: [
      ["xml", "XML"],
      ["xcard", "xCard"],
      ["dav-xml", "WebDAV and CardDAV messages"],
      ["imdn", "Instant message disposition notification"],
      ["is-composing", "Is-composing status"],
      ["resource-lists", "Resource lists"],
      ["common-policy", "Common policy"],
      ["reginfo", "Registration information"],
      ["conference-info", "Conference information"],
    ],
  },
];

/**
 * Finds the page of a syntax.
 *
 * @param syntax Name of the syntax.
 * @returns The page; `undefined` where none has it.
 */
export function editionOf(syntax: string): Edition | undefined {
  return EDITIONS.find(({ syntaxes }) => syntaxes.some(([name]) => name === syntax));
}
