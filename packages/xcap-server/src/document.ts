import type { XcapErrorCondition } from "@callingcard/xdm";
import { parseXml, XmlError, type XmlDocument, type XmlLimits } from "@callingcard/xml";
import type { Limits } from "./limits.ts";
import { conflict } from "./refusal.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Codes of octets that are text of another encoding, or of none. */
const NOT_UTF_8: ReadonlySet<string> = new Set([
  "invalid-encoding",
  "unsupported-encoding",
  "encoding-mismatch",
]);

/**
 * The limits of `@callingcard/xml` that a handler's limits are.
 *
 * @internal
 */
export function xmlLimits(limits: Limits): XmlLimits {
  const { maxDocumentOctets, maxDepth, maxElements } = limits;
  return {
    maxInputLength: maxDocumentOctets,
    maxTextLength: maxDocumentOctets,
    maxDepth,
    maxElements,
  };
}

/**
 * Reads a document that a client sent (RFC 4825 section 8.2.2).
 *
 * @throws Refusal 409 `not-well-formed`, `not-utf-8`, or `constraint-failure` for a limit.
 * @internal
 */
export function readNewDocument(octets: Uint8Array, limits: Limits): XmlDocument {
  const document = parse(octets, limits);
  // UTF-16 is well-formed too.
  if (decode(octets) !== document.source) throw conflict({ kind: "not-utf-8" });
  return document;
}

function parse(octets: Uint8Array, limits: Limits): XmlDocument {
  try {
    return parseXml(octets, xmlLimits(limits));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw conflict(conditionOf(error));
  }
}

function conditionOf({ code, message }: XmlError): XcapErrorCondition {
  if (NOT_UTF_8.has(code)) return { kind: "not-utf-8", phrase: message };
  if (/^too-|-too-long$/.test(code)) return { kind: "constraint-failure", phrase: message };
  return { kind: "not-well-formed", phrase: message };
}

/**
 * Decodes what a client sent.
 *
 * @throws Refusal 409 `not-utf-8`.
 * @internal
 */
export function decodeBody(octets: Uint8Array): string {
  const text = decode(octets);
  if (text === undefined) throw conflict({ kind: "not-utf-8" });
  return text;
}

function decode(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}
