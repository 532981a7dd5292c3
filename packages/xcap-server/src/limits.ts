/** What one request may cost, and one user keep. Every limit is finite by default. */
export interface Limits {
  /** Largest document, and largest body, in octets. Default 1 048 576. */
  readonly maxDocumentOctets: number;
  /** Most elements within each other. Default 64. */
  readonly maxDepth: number;
  /** Most elements of a document. Default 50 000. */
  readonly maxElements: number;
  /** Most documents of one user, of all application usages. Default 256. */
  readonly maxDocuments: number;
  /** Longest path segment, in UTF-16 code units after decoding. Default 512. */
  readonly maxSegmentLength: number;
  /** Most segments behind the home directory of a user. Default 8. */
  readonly maxNameSegments: number;
  /** Longest node selector, in UTF-16 code units after decoding. Default 8 192. */
  readonly maxSelectorLength: number;
  /** Most steps of a node selector. Default 64. */
  readonly maxSelectorSteps: number;
}

/** The limits of a handler that is given none. */
export const DEFAULT_LIMITS: Limits = {
  maxDocumentOctets: 1_048_576,
  maxDepth: 64,
  maxElements: 50_000,
  maxDocuments: 256,
  maxSegmentLength: 512,
  maxNameSegments: 8,
  maxSelectorLength: 8192,
  maxSelectorSteps: 64,
};
