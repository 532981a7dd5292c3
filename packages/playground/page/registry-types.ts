/** Makes the module of a chunk. */
export type Factory = (
  require: (name: string) => object,
  load: (name: string) => Promise<object>,
  module: { exports: object },
) => void;

/** Where a chunk is, and what it needs. */
export interface ChunkFile {
  /** Names of the chunks that must be there before it. */
  readonly needs: readonly string[];
  /** Its path on the server; without it, it is in the same file. */
  readonly url?: string;
  /** The digest of its octets, as Subresource Integrity wants it. */
  readonly integrity?: string;
}

/** The chunks of the page. */
export interface Registry {
  /** Takes a chunk. */
  readonly define: (name: string, factory: Factory) => void;
  /** Says which chunks there are. */
  readonly expect: (files: Readonly<Record<string, ChunkFile>>) => void;
  /** Gives the module of a chunk that is there. */
  readonly require: (name: string) => object;
  /** Gives the module of a chunk when it is there; rejects where it does not come. */
  readonly load: (name: string) => Promise<object>;
  /** Makes an address into one that a browser takes a script from: with Trusted Types, no text for all its type. */
  readonly trusted: (address: string) => string;
  /** Gives a script that has the registry and chunks with all that they need, for a worker. */
  readonly sourceOf: (names: readonly string[]) => Promise<string>;
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
}

declare global {
  var callingcard: Registry;
  var trustedTypes: TrustedTypes | undefined;
}
