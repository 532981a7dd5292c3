import { xmlElement } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { extension, extensions, partly, text, token } from "./arbitrary-common.ts";
import type { XcapCaps } from "./xcap-caps.ts";
import type { DocumentChange, DocumentPatch, XcapChange, XcapDiff } from "./xcap-diff.ts";
import type { PhrasedErrorKind, XcapErrorDocument } from "./xcap-error.ts";

type Plain<Value> = Omit<Value, "otherAttributes">;

/** Changes of every kind (RFC 5874). */
export function xcapDiff(): fc.Arbitrary<XcapDiff> {
  return partly<Plain<XcapDiff>, "xcapRoot" | "changes">(
    {
      xcapRoot: token(),
      changes: fc.array(change(), { maxLength: 4 }),
      extensions: extensions(),
    },
    ["xcapRoot", "changes"],
  );
}

function change(): fc.Arbitrary<XcapChange> {
  const changed = partly<Plain<DocumentChange>, "sel" | "body">(
    {
      sel: token(),
      newEtag: text(),
      previousEtag: text(),
      body: fc.oneof(
        fc.constant([{ kind: "body-not-changed" as const, children: [] }]),
        fc.array(patch(), { maxLength: 3 }),
      ),
    },
    ["sel", "body"],
  );
  return fc.oneof(
    changed.map((document) => ({ kind: "document" as const, ...document })),
    fc.record({
      kind: fc.constant("element" as const),
      sel: text(),
      exists: fc.boolean(),
      children: fc.array(xmlElement(), { maxLength: 1 }),
    }),
    fc.record({ kind: fc.constant("attribute" as const), sel: text(), text: text() }),
  );
}

function patch(): fc.Arbitrary<DocumentPatch> {
  const children = fc.array(xmlElement(), { maxLength: 2 });
  return fc.oneof(
    fc.record({
      kind: fc.constant("add" as const),
      sel: text(),
      pos: fc.constantFrom("before" as const, "prepend" as const),
      children,
    }),
    fc.record({ kind: fc.constant("replace" as const), sel: text(), children }),
    fc.record({
      kind: fc.constant("remove" as const),
      sel: text(),
      ws: fc.constantFrom("before" as const, "both" as const),
      children: fc.constant([]),
    }),
    fc.record({ kind: fc.constant("other" as const), element: extension() }),
  );
}

/** Errors of every kind (RFC 4825 section 11). */
export function xcapError(): fc.Arbitrary<XcapErrorDocument> {
  const phrased = fc.constantFrom<PhrasedErrorKind>("not-xml-frag", "not-utf-8", "cannot-delete");
  const exists = fc.record({ field: text(), altValues: fc.array(text(), { maxLength: 2 }) });
  return fc.record({
    error: fc.oneof(
      fc.tuple(phrased, text()).map(([kind, phrase]) => ({ kind, phrase })),
      fc.record(
        { kind: fc.constant("no-parent" as const), phrase: text(), ancestor: token() },
        { requiredKeys: ["kind"] },
      ),
      fc.record({
        kind: fc.constant("uniqueness-failure" as const),
        exists: fc.array(exists, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ kind: fc.constant("extension" as const), elements: extensions() }),
    ),
  });
}

/** Capabilities (RFC 4825 section 12). */
export function xcapCaps(): fc.Arbitrary<XcapCaps> {
  return partly<Plain<XcapCaps>, "auids" | "namespaces">(
    {
      auids: fc.record({ auids: fc.array(text(), { maxLength: 3 }) }),
      extensionNames: fc.record({ extensionNames: fc.array(text(), { maxLength: 2 }) }),
      namespaces: fc.record({ namespaces: fc.array(token(), { maxLength: 3 }) }),
      extensions: extensions(),
    },
    ["auids", "namespaces"],
  );
}
