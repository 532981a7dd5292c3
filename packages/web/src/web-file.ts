/** A static file of the page. */
export interface WebFile {
  /** Media type, with its charset. */
  readonly contentType: string;

  readonly octets: Uint8Array<ArrayBuffer>;

  /** The same octets in gzip; absent where that saves nothing. */
  readonly gzip?: Uint8Array<ArrayBuffer>;

  /** Strong entity tag, with its quotation marks. */
  readonly etag: string;
}

/** The files of the page by name, such as `index.html`. */
export type WebFiles = ReadonlyMap<string, WebFile>;
