/**
 * Where documents live. One contract; every implementation passes the suite in
 * `@callingcard/xcap-server/store-contract`.
 *
 * The octets a client sent are the truth. A promise that a write returned is resolved only when the write is
 * on disk.
 */
export interface DocumentStore {
  /** One document. */
  get(address: DocumentAddress): Promise<StoredDocument | undefined>;

  /**
   * Writes a document, conditionally, in one transaction; `precondition-failed` before
   * `too-many-documents`.
   *
   * @param maxDocuments Most documents that the user, or the global tree, may have when a new one is added.
   */
  put(document: NewDocument, condition: WriteCondition, maxDocuments: number): Promise<DocumentPut>;

  /** Deletes a document, conditionally; a missing one is `not-found`, whatever the condition. */
  delete(address: DocumentAddress, condition: WriteCondition): Promise<DocumentDeletion>;

  /**
   * What there is of one user, or in the global tree, without octets, ordered by application usage and name
   * (by their UTF-8 octets).
   *
   * @param xui The user; `undefined` for the global tree.
   */
  list(xui: string | undefined): Promise<readonly DocumentInfo[]>;

  /** Releases what the store holds; waits for writes under way. */
  close(): Promise<void>;
}

/** Where a document lies (RFC 4825 section 6.2). Nothing is percent-encoded, nothing is normalised. */
export interface DocumentAddress {
  /** The application usage. */
  readonly auid: string;
  /** XCAP User Identifier of the user whose home directory it lies in; absent for the global tree. */
  readonly xui?: string | undefined;
  /** Path behind the home directory or `global`, its segments joined by a solidus. */
  readonly name: string;
}

/** What a listing needs of a document. */
export interface DocumentInfo {
  readonly address: DocumentAddress;
  /** Strong entity tag without its quotes. */
  readonly etag: string;
  readonly octetCount: number;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** A document as it is stored. */
export interface StoredDocument extends DocumentInfo {
  /** Exactly what was put. */
  readonly octets: Uint8Array;
}

/** A document to be stored. */
export interface NewDocument {
  readonly address: DocumentAddress;
  readonly octets: Uint8Array;
  /** Strong entity tag without its quotes. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/**
 * When a write may happen, decided inside its transaction against the current entity tag of the document
 * (RFC 9110 section 13.1). Both empty: always.
 */
export interface WriteCondition {
  /** Entity tags of which one must be current; `"*"`: the document must exist. */
  readonly ifMatch?: readonly string[] | "*";
  /** Entity tags of which none may be current; `"*"`: the document must not exist. */
  readonly ifNoneMatch?: readonly string[] | "*";
}

/** What came of a write. */
export interface DocumentPut {
  readonly kind: "created" | "replaced" | "precondition-failed" | "too-many-documents";
}

/** What came of a deletion. */
export interface DocumentDeletion {
  readonly kind: "deleted" | "not-found" | "precondition-failed";
}

/**
 * `code` of an error with which a write rejects although nothing is wrong with it: no room is left
 * (answered 507), or others hold the store (503: the same request may succeed later). Any other error is
 * answered 500.
 */
export type StoreFailureCode = "full" | "busy";
