import { ParseError } from "@callingcard/grammar";
import type { NearMiss } from "@callingcard/grammar/arbitrary";
import type { XmlElement } from "@callingcard/xml";
import { spoiltXml, writtenXml } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { imdn, isComposing } from "./arbitrary-imdn.ts";
import { parseImdn } from "./imdn-reader.ts";
import { imdnElement } from "./imdn-writer.ts";
import { isComposingElement, parseIsComposing } from "./is-composing.ts";
import { stringifyImdn } from "./stringify-imdn.ts";

/** The documents of the package, by the local names of their root elements. */
export type DocumentKind = "imdn" | "isComposing";

/**
 * Documents as text, written in many ways: notifications (RFC 5438) and statuses of composing (RFC 3994).
 *
 * @param kind Which; without it, either.
 * @returns The arbitrary.
 */
export function document(kind?: DocumentKind): fc.Arbitrary<string> {
  return ofKind(kind, ({ roots }) => writtenXml(roots));
}

/**
 * Documents spoilt in one place, which this package refuses: not well-formed, with another root, or with an
 * element that is left out, doubled, before its neighbour, unknown, or not what it must be.
 *
 * @param kind Which; without it, either.
 * @returns The arbitrary. The offset is that of the element in the whole text.
 */
export function nearDocument(kind?: DocumentKind): fc.Arbitrary<NearMiss> {
  return ofKind(kind, ({ roots, parse }) =>
    spoiltXml(roots, { write: stringifyImdn, isRefused: (text) => isRefused(parse, text) }),
  );
}

interface Kind {
  readonly roots: fc.Arbitrary<XmlElement>;
  readonly parse: (text: string) => unknown;
}

function ofKind<Value>(
  kind: DocumentKind | undefined,
  arbitraryOf: (kind: Kind) => fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  const notification = (): fc.Arbitrary<Value> =>
    arbitraryOf({ roots: imdn().map(imdnElement), parse: parseImdn });
  const status = (): fc.Arbitrary<Value> =>
    arbitraryOf({ roots: isComposing().map(isComposingElement), parse: parseIsComposing });
  if (kind === undefined) return fc.oneof({ withCrossShrink: true }, notification(), status());
  return kind === "imdn" ? notification() : status();
}

function isRefused(parse: Kind["parse"], text: string): boolean {
  try {
    parse(text);
    return false;
  } catch (error) {
    if (error instanceof ParseError) return true;
    throw error;
  }
}
