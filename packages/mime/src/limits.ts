/** Limits on what is read; each has an error code of its own and a finite default. */
export interface MimeLimits {
  /** Longest head of an entity, its blank line included, in octets. Default 16 384. */
  readonly maxHeadOctets?: number;

  /** Most header fields of an entity. Default 256. */
  readonly maxFields?: number;

  /** Longest value of a field that is read by its grammar, in UTF-16 code units. Default 16 384. */
  readonly maxValueLength?: number;

  /** Most parameters of a value. Default 64. */
  readonly maxParameters?: number;

  /** Most parts of a multipart body, and of all that are nested in it. Default 1 000. */
  readonly maxParts?: number;

  /** Most multipart bodies within each other. Default 8. */
  readonly maxDepth?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<MimeLimits> = {
  maxHeadOctets: 16_384,
  maxFields: 256,
  maxValueLength: 16_384,
  maxParameters: 64,
  maxParts: 1_000,
  maxDepth: 8,
};
