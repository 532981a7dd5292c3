import { ParseError } from "@callingcard/grammar";
import type { NearMiss } from "@callingcard/grammar/arbitrary";
import type { XmlElement } from "@callingcard/xml";
import { spoiltXml, writtenXml } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { resourceLists } from "./arbitrary-list.ts";
import { ruleset } from "./arbitrary-policy.ts";
import { conferenceInfo, groupState, reginfo, sessionInfo } from "./arbitrary-state.ts";
import { xcapCaps, xcapDiff, xcapError } from "./arbitrary-xcap.ts";
import { conferenceInfoElement, parseConferenceInfo } from "./conference-document.ts";
import { parseRuleset, rulesetElement } from "./policy-document.ts";
import { parseReginfo, reginfoElement } from "./reginfo.ts";
import { parseResourceLists, resourceListsElement } from "./resource-lists.ts";
import {
  groupStateElement,
  parseGroupState,
  parseSessionInfo,
  sessionInfoElement,
} from "./stored-object.ts";
import { stringifyXdm } from "./stringify-xdm.ts";
import { parseXcapCaps, xcapCapsElement } from "./xcap-caps.ts";
import { parseXcapDiff, xcapDiffElement } from "./xcap-diff.ts";
import { parseXcapError, xcapErrorElement } from "./xcap-error.ts";

/** The documents of the package, by the local names of their root elements. */
export type DocumentKind =
  | "resource-lists"
  | "ruleset"
  | "reginfo"
  | "conference-info"
  | "xcap-diff"
  | "xcap-error"
  | "xcap-caps"
  | "groupstate"
  | "session";

/**
 * Documents as text, written in many ways: with prefixes or default namespaces, references or CDATA sections,
 * and whatever else XML leaves to the writer.
 *
 * @param kind Which; without it, any.
 * @returns The arbitrary.
 */
export function document(kind?: DocumentKind): fc.Arbitrary<string> {
  return ofKind(kind, ({ roots }) => writtenXml(roots));
}

/**
 * Documents spoilt in one place, which this package refuses: not well-formed, with another root, or with an
 * element or an attribute that is left out, doubled, before its neighbour, unknown, or not what it must be.
 *
 * @param kind Which; without it, any.
 * @returns The arbitrary. The offset is that of the element in the whole text.
 */
export function nearDocument(kind?: DocumentKind): fc.Arbitrary<NearMiss> {
  return ofKind(kind, ({ roots, parse }) =>
    spoiltXml(roots, { write: stringifyXdm, isRefused: (text) => isRefused(parse, text) }),
  );
}

interface Kind {
  readonly roots: fc.Arbitrary<XmlElement>;
  readonly parse: (text: string) => unknown;
}

/** What makes each kind, simplest first; made when asked for. */
const KINDS: Readonly<Record<DocumentKind, () => Kind>> = {
  "resource-lists": () => kindOf(resourceLists(), resourceListsElement, parseResourceLists),
  ruleset: () => kindOf(ruleset(), rulesetElement, parseRuleset),
  reginfo: () => kindOf(reginfo(), reginfoElement, parseReginfo),
  "conference-info": () => kindOf(conferenceInfo(), conferenceInfoElement, parseConferenceInfo),
  "xcap-diff": () => kindOf(xcapDiff(), xcapDiffElement, parseXcapDiff),
  "xcap-error": () => kindOf(xcapError(), xcapErrorElement, parseXcapError),
  "xcap-caps": () => kindOf(xcapCaps(), xcapCapsElement, parseXcapCaps),
  groupstate: () => kindOf(groupState(), groupStateElement, parseGroupState),
  session: () => kindOf(sessionInfo(), sessionInfoElement, parseSessionInfo),
};

function kindOf<Value>(
  values: fc.Arbitrary<Value>,
  build: (value: Value) => XmlElement,
  parse: (text: string) => Value,
): Kind {
  return { roots: values.map(build), parse };
}

function ofKind<Value>(
  kind: DocumentKind | undefined,
  arbitraryOf: (kind: Kind) => fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  if (kind !== undefined) return arbitraryOf(KINDS[kind]());
  const all = Object.values(KINDS).map((made) => arbitraryOf(made()));
  return fc.oneof({ withCrossShrink: true }, ...all);
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
