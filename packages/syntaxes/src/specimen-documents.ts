import * as filter from "@callingcard/carddav-filter/arbitrary";
import * as cpim from "@callingcard/cpim/arbitrary";
import * as dav from "@callingcard/dav-xml/arbitrary";
import { type NearMiss, nearMisses } from "@callingcard/grammar/arbitrary";
import * as imdn from "@callingcard/imdn/arbitrary";
import * as jscontact from "@callingcard/jscontact/arbitrary";
import * as mime from "@callingcard/mime/arbitrary";
import * as msrp from "@callingcard/msrp/arbitrary";
import * as sdp from "@callingcard/sdp/arbitrary";
import * as sip from "@callingcard/sip/arbitrary";
import * as vcard from "@callingcard/vcard/arbitrary";
import { stringifyJCard } from "@callingcard/vcard/jcard";
import { toXCard } from "@callingcard/vcard/xcard";
import { stringifyNodeSelector } from "@callingcard/xdm";
import { nodeSelectorIr } from "@callingcard/xdm/grammar";
import * as xdm from "@callingcard/xdm/arbitrary";
import * as xml from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { davXml } from "./dav-xml.ts";
import { spoiltDocument } from "./spoilt-document.ts";
import type { Syntax } from "./syntax.ts";

/** Whole texts of a syntax. */
export interface Documents {
  readonly right: fc.Arbitrary<string>;
  readonly spoilt: fc.Arbitrary<NearMiss>;
}

/** What makes them, by the name of the syntax; without `spoilt`, any place of a right one is spoilt. */
const DOCUMENTS: ReadonlyMap<
  string,
  { readonly right: () => fc.Arbitrary<string>; readonly spoilt?: () => fc.Arbitrary<NearMiss> }
> = new Map([
  ["vcard", { right: vcard.document, spoilt: vcard.nearDocument }],
  ["jcard", { right: () => vcard.validCard("4.0").map((card) => stringifyJCard(card)) }],
  ["xcard", { right: () => vcard.validCard("4.0").map((card) => toXCard([card])) }],
  ["jscontact", { right: jscontact.document, spoilt: jscontact.nearDocument }],
  ["search", { right: filter.document, spoilt: filter.nearDocument }],
  ["xml", { right: xml.document, spoilt: xml.nearDocument }],
  // Some bodies are read in a context: for a report or an answer of its own.
  [
    "dav-xml",
    {
      right: () => dav.document().filter((text) => isAccepted(davXml, text)),
      spoilt: dav.nearDocument,
    },
  ],
  ["imdn", ofKind(imdn, "imdn")],
  ["is-composing", ofKind(imdn, "isComposing")],
  ["resource-lists", ofKind(xdm, "resource-lists")],
  ["recipient-list", ofKind(xdm, "resource-lists")],
  ["common-policy", ofKind(xdm, "ruleset")],
  ["reginfo", ofKind(xdm, "reginfo")],
  ["conference-info", ofKind(xdm, "conference-info")],
  ["group-state", ofKind(xdm, "groupstate")],
  ["session-info", ofKind(xdm, "session")],
  ["xcap-diff", ofKind(xdm, "xcap-diff")],
  ["xcap-error", ofKind(xdm, "xcap-error")],
  ["xcap-caps", ofKind(xdm, "xcap-caps")],
  [
    "node-selector",
    {
      right: () => xdm.nodeSelector().map(stringifyNodeSelector),
      spoilt: () => nearMisses(nodeSelectorIr, "nodeSelector", { refused: true }),
    },
  ],
  ["mime", { right: mime.document, spoilt: mime.nearDocument }],
  ["cpim", { right: cpim.document, spoilt: cpim.nearDocument }],
  ["sip", { right: sip.document, spoilt: sip.nearDocument }],
  ["sdp", { right: sdp.document, spoilt: sdp.nearDocument }],
  ["msrp", { right: msrp.document, spoilt: msrp.nearDocument }],
]);

/**
 * Gives the arbitraries of whole texts of a syntax.
 *
 * @param syntax The syntax.
 * @returns Those that are right, and those that are spoilt in one place.
 */
export function documentsOf(syntax: Syntax): Documents {
  const found = DOCUMENTS.get(syntax.name);
  const right = found?.right() ?? fc.constant(syntax.example);
  return { right, spoilt: found?.spoilt?.() ?? spoiltDocument(syntax, right) };
}

function isAccepted({ read }: Syntax, text: string): boolean {
  return read(new TextEncoder().encode(text)).accepted;
}

interface OfKinds<Kind> {
  readonly document: (kind: Kind) => fc.Arbitrary<string>;
  readonly nearDocument: (kind: Kind) => fc.Arbitrary<NearMiss>;
}

function ofKind<Kind>(
  { document, nearDocument }: OfKinds<Kind>,
  kind: Kind,
): { readonly right: () => fc.Arbitrary<string>; readonly spoilt: () => fc.Arbitrary<NearMiss> } {
  return { right: () => document(kind), spoilt: () => nearDocument(kind) };
}
