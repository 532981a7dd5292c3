import type { XmlElement } from "@callingcard/xml";
import type * as fc from "fast-check";
import * as arbitrary from "../src/arbitrary.ts";
import {
  conferenceInfoElement,
  groupStateElement,
  parseConferenceInfo,
  parseGroupState,
  parseReginfo,
  parseResourceLists,
  parseRuleset,
  parseSessionInfo,
  parseXcapCaps,
  parseXcapDiff,
  parseXcapError,
  reginfoElement,
  resourceListsElement,
  rulesetElement,
  sessionInfoElement,
  xcapCapsElement,
  xcapDiffElement,
  xcapErrorElement,
  type XdmInput,
  type XdmLimits,
} from "../src/index.ts";

/** A kind of document, with its types forgotten. */
export interface DocumentKind {
  /** The local name of its root. */
  readonly root: arbitrary.DocumentKind;
  readonly arbitrary: fc.Arbitrary<unknown>;
  readonly parse: (input: XdmInput, limits?: XdmLimits) => unknown;
  /** Reads a document and builds it again. */
  readonly rebuild: (input: XdmInput) => XmlElement;
  readonly build: (value: never) => XmlElement;
}

function kind<Value>(
  root: arbitrary.DocumentKind,
  values: fc.Arbitrary<Value>,
  parse: (input: XdmInput, limits?: XdmLimits) => Value,
  build: (value: Value) => XmlElement,
): DocumentKind {
  return { root, arbitrary: values, parse, build, rebuild: (input) => build(parse(input)) };
}

/** Every kind of document that the package knows. */
export const KINDS: readonly DocumentKind[] = [
  kind("resource-lists", arbitrary.resourceLists(), parseResourceLists, resourceListsElement),
  kind("ruleset", arbitrary.ruleset(), parseRuleset, rulesetElement),
  kind("reginfo", arbitrary.reginfo(), parseReginfo, reginfoElement),
  kind("conference-info", arbitrary.conferenceInfo(), parseConferenceInfo, conferenceInfoElement),
  kind("xcap-diff", arbitrary.xcapDiff(), parseXcapDiff, xcapDiffElement),
  kind("xcap-error", arbitrary.xcapError(), parseXcapError, xcapErrorElement),
  kind("xcap-caps", arbitrary.xcapCaps(), parseXcapCaps, xcapCapsElement),
  kind("groupstate", arbitrary.groupState(), parseGroupState, groupStateElement),
  kind("session", arbitrary.sessionInfo(), parseSessionInfo, sessionInfoElement),
];
