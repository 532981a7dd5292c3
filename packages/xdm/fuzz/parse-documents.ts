import { ParseError } from "@callingcard/grammar";
import { parseXml, type XmlElement } from "@callingcard/xml";
import {
  applyConferenceInfo,
  applyReginfo,
  compilePolicy,
  conferenceInfoElement,
  evaluatePolicy,
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
  recipientListHistory,
  reginfoElement,
  resolveList,
  resourceListsElement,
  rulesetElement,
  sessionInfoElement,
  stringifyXdm,
  xcapCapsElement,
  xcapDiffElement,
  xcapErrorElement,
} from "../src/index.ts";

/** Pieces of documents that bring the mutations near to something. */
export const dictionary: readonly string[] = [
  "<list>",
  "</list>",
  '<entry uri="sip:a@b"/>',
  'cp:copyControl="to"',
  "<identity>",
  '<one id="tel:+1"/>',
  '<many domain="b">',
  '<except id="sip:a@b"/>',
  "<from>2026-11-21T00:00:00Z</from>",
  "<until>2026-11-21T00:00:00Z</until>",
  "<oxe:service-list>",
  '<oxe:service enabler="CPM"/>',
  "<ocp:other-identity/>",
  '<contact id="1" state="active" event="created"><uri>a</uri></contact>',
  '<user entity="a" state="partial">',
  '<endpoint entity="b">',
  'state="deleted"',
  '<x xmlns="urn:x"/>',
];

/** Lets only bugs escape: what is read is built, and reads back to what is built the same. */
export function fuzz(data: Uint8Array): void {
  const root = unlessRefused(() => parseXml(data).root);
  if (root === undefined) return;
  const lists = comesBack(root, parseResourceLists, resourceListsElement);
  for (const list of lists?.lists ?? []) {
    resourceListsElement(recipientListHistory(resolveList(list).entries));
  }
  const ruleset = comesBack(root, parseRuleset, rulesetElement);
  if (ruleset !== undefined) {
    const originator = ["sip:a@b", "tel:+1"];
    evaluatePolicy(compilePolicy(ruleset), { originator, instantMs: 0, service: "CPM" });
  }
  const reginfo = comesBack(root, parseReginfo, reginfoElement);
  if (reginfo !== undefined) applyReginfo(applyReginfo(undefined, reginfo).table, reginfo);
  const conference = comesBack(root, parseConferenceInfo, conferenceInfoElement);
  if (conference !== undefined) {
    const { info } = applyConferenceInfo(undefined, conference);
    applyConferenceInfo(info, { ...conference, version: (info?.version ?? 0) + 1 });
  }
  comesBack(root, parseXcapDiff, xcapDiffElement);
  comesBack(root, parseXcapError, xcapErrorElement);
  comesBack(root, parseXcapCaps, xcapCapsElement);
  comesBack(root, parseGroupState, groupStateElement);
  comesBack(root, parseSessionInfo, sessionInfoElement);
}

function comesBack<Value>(
  root: XmlElement,
  parse: (root: XmlElement) => Value,
  build: (value: Value) => XmlElement,
): Value | undefined {
  const value = unlessRefused(() => parse(root));
  if (value === undefined) return undefined;
  const written = stringifyXdm(build(value));
  if (stringifyXdm(build(parse(parseXml(written).root))) !== written) {
    throw new Error("what was built reads back different");
  }
  return value;
}

function unlessRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
