/** XDM documents as a reader sees them, wherever they are kept. */
export interface XdmDocuments {
  /**
   * Reads a whole document of a user (RFC 4825 section 7.3). Never rejects.
   *
   * @param auid The application usage, as `resource-lists`.
   * @param xui XCAP User Identifier, not percent-encoded, as `sip:alice@example.com`.
   * @param document Path behind the home directory, not percent-encoded, as `index`.
   */
  read(auid: string, xui: string, document: string): Promise<XdmDocumentAnswer>;
}

/** A document, or why there is none. */
export type XdmDocumentAnswer =
  | ({ readonly kind: "found" } & XdmDocumentCopy)
  /** The user has no such document. */
  | { readonly kind: "absent" }
  /** Nobody knows now whether there is one. */
  | {
      readonly kind: "unavailable";
      /** One clause, for people and logs. */
      readonly reason: string;
      /** The last copy that was read, however old; absent when none is kept. */
      readonly stale?: XdmDocumentCopy;
    };

/** A document as it was at a time. */
export interface XdmDocumentCopy {
  readonly octets: Uint8Array;
  /** As HTTP writes it, with its quotes; absent when the server gave none. */
  readonly etag?: string;
  /** When it was known to be the current one, in milliseconds since 1970. */
  readonly checkedMs: number;
}
