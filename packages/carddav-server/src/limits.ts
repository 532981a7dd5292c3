/** What one request may cost. Every limit is finite by default; a refusal names the limit it met. */
export interface Limits {
  /** Largest card, in octets: `CARDDAV:max-resource-size`. Default 10 485 760. */
  readonly maxResourceOctets: number;
  /** Largest XML request body, in octets. Default 4 194 304. */
  readonly maxXmlOctets: number;
  /** Longest path segment, in UTF-16 code units after decoding. Default 512. */
  readonly maxSegmentLength: number;
  /** Most cards of one import. Default 20 000. */
  readonly maxImportCards: number;
  /** Largest body of an import of vCards, in octets; jCards, which are read as a whole, are held to `maxResourceOctets`. Default 268 435 456. */
  readonly maxImportOctets: number;
  /** Most hrefs of an `addressbook-multiget`. Default 10 000. */
  readonly maxMultigetHrefs: number;
  /** Most properties of cards that a PUT of vCard 3.0 is merged from. Default 2 000. */
  readonly maxMergedProperties: number;
  /** Most cards an `addressbook-query` answers. Default 100 000. */
  readonly maxQueryResults: number;
  /** Most changes one `sync-collection` answers. Default 50 000. */
  readonly maxSyncChanges: number;
  /** Deepest nesting of `expand-property`. Default 4. */
  readonly maxExpandDepth: number;
  /** Most resources one `expand-property` answers. Default 256. */
  readonly maxExpandResponses: number;
  /** Most entries of the access control list of a book. Default 128. */
  readonly maxAces: number;
  /** Most resources one report about principals answers. Default 1 000. */
  readonly maxPrincipalMatches: number;
  /** Most names of one property request. Default 256. */
  readonly maxRequestedProperties: number;
  /** Most books of one user. Default 256. */
  readonly maxBooks: number;
  /** Most properties kept for one book. Default 256. */
  readonly maxStoredProperties: number;
  /** Largest value of a kept property, in UTF-16 code units. Default 65 536. */
  readonly maxPropertyLength: number;
  /** Most locks of one book and its cards. Default 1 000. */
  readonly maxLocks: number;
  /** Longest that a lock lasts without being refreshed, in seconds. Default 86 400. */
  readonly maxLockSeconds: number;
}

/** The limits of a handler that is given none. */
export const DEFAULT_LIMITS: Limits = {
  maxResourceOctets: 10_485_760,
  maxXmlOctets: 4_194_304,
  maxSegmentLength: 512,
  maxImportCards: 20_000,
  maxImportOctets: 268_435_456,
  maxMultigetHrefs: 10_000,
  maxMergedProperties: 2000,
  maxQueryResults: 100_000,
  maxSyncChanges: 50_000,
  maxExpandDepth: 4,
  maxExpandResponses: 256,
  maxAces: 128,
  maxPrincipalMatches: 1000,
  maxRequestedProperties: 256,
  maxBooks: 256,
  maxStoredProperties: 256,
  maxPropertyLength: 65_536,
  maxLocks: 1000,
  maxLockSeconds: 86_400,
};
