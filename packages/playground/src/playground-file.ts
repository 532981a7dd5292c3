/** A file of the page. */
export interface PlaygroundFile {
  /** The file as it is. */
  readonly octets: Uint8Array<ArrayBuffer>;

  /** The same octets in gzip. */
  readonly gzip: Uint8Array<ArrayBuffer>;

  /** The same octets in brotli. */
  readonly brotli: Uint8Array<ArrayBuffer>;

  /** Strong entity tag, with its quotation marks. */
  readonly etag: string;

  /** Its media type. */
  readonly type: string;

  /** Whether what is at its path never changes, as the path has a digest of it. */
  readonly isImmutable: boolean;

  /** The Content-Security-Policy that the file itself carries; `undefined` for a part of the page. */
  readonly policy: string | undefined;
}

/** The files by their path on a server, as `/playground`. */
export type PlaygroundFiles = ReadonlyMap<string, PlaygroundFile>;
