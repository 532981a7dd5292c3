/** A page: one file with all that it needs. */
export interface PlaygroundFile {
  /** The HTML, in UTF-8. */
  readonly octets: Uint8Array<ArrayBuffer>;

  /** The same octets in gzip. */
  readonly gzip: Uint8Array<ArrayBuffer>;

  /** Strong entity tag, with its quotation marks. */
  readonly etag: string;

  /** The Content-Security-Policy that the page itself carries, with the digests of its script and style. */
  readonly policy: string;
}

/** The pages by their path on a server, as `/playground`. */
export type PlaygroundFiles = ReadonlyMap<string, PlaygroundFile>;
