import type { DavLimits } from "../src/index.ts";

/** A hostile text of some size, and what reads it. */
export interface HostileText {
  readonly name: string;
  readonly make: (size: number) => string;
  readonly read: (text: string) => void;
}

/** Every limit that would end the work. */
export const UNLIMITED: DavLimits = {
  maxInputLength: 1e9,
  maxDepth: 1e9,
  maxElements: 1e9,
  maxAttributes: 1e9,
  maxNamespaceDeclarations: 1e9,
  maxProperties: 1e9,
  maxHrefs: 1e9,
  maxFilters: 1e9,
  maxResponses: 1e9,
  maxExpansionDepth: 1e9,
  maxAces: 1e9,
  maxPrivileges: 1e9,
  maxPrivilegeDepth: 1e9,
};
