import type { XdmDocumentCopy } from "./xdm-documents.ts";

/** What is known of a document: the last copy, or that there was none. */
export type Known =
  | ({ readonly kind: "found" } & XdmDocumentCopy)
  | { readonly kind: "absent"; readonly checkedMs: number };

/** What one entry takes besides its octets. */
const ENTRY_OCTETS = 256;

/** What was read, by address; what was used longest ago goes first. */
export interface CopyCache {
  readonly get: (key: string) => Known | undefined;
  readonly set: (key: string, known: Known) => void;
  readonly forget: (key: string) => void;
}

/**
 * @param maxOctets Most octets that are kept, of documents and addresses.
 * @internal
 */
export function createCopyCache(maxOctets: number): CopyCache {
  const entries = new Map<string, Known>();
  let size = 0;

  function remove(key: string): void {
    const known = entries.get(key);
    if (known === undefined) return;
    entries.delete(key);
    size -= sizeOf(key, known);
  }

  return {
    get: (key) => {
      const known = entries.get(key);
      if (known === undefined) return undefined;
      // Maps keep the order of insertion: what is used goes to the end.
      entries.delete(key);
      entries.set(key, known);
      return known;
    },
    forget: remove,
    set: (key, known) => {
      remove(key);
      entries.set(key, known);
      size += sizeOf(key, known);
      for (const oldest of entries.keys()) {
        if (size <= maxOctets) break;
        remove(oldest);
      }
    },
  };
}

function sizeOf(key: string, known: Known): number {
  return ENTRY_OCTETS + key.length * 2 + (known.kind === "found" ? known.octets.length : 0);
}
