import { ParseError } from "@callingcard/grammar";
import { parseXml, type XmlElement } from "@callingcard/xml";
import {
  aclElement,
  conditionsElement,
  livePropertyElement,
  parseAcl,
  parseConditions,
  parseLiveProperty,
  parsePrincipalReport,
  parsePrincipalSearchPropertySet,
  principalReportElement,
  principalSearchPropertySetElement,
  stringifyDav,
} from "../src/index.ts";

/** What a mutation may put in. */
export const dictionary: readonly string[] = [
  ..."<D:all/> <D:self/> <D:invert> <D:grant> <D:privilege><D:read/></D:privilege> <D:href>/</D:href>".split(
    " ",
  ),
  ...'<D:supported-privilege> <D:description/> <D:abstract/> <D:prop> <D:match> xml:lang=""'.split(
    " ",
  ),
  ...'<D:creationdate> <D:getetag> <D:resource> W/"" 2026-11-21T00:00:00Z'.split(" "),
];

/** Lets only bugs escape: everything is read or refused, and what is read is written and read again. */
export function fuzz(data: Uint8Array): void {
  const root = attempt(() => parseXml(data).root);
  if (root === undefined) return;
  roundTrip(root, parseAcl, aclElement);
  roundTrip(root, parseConditions, conditionsElement);
  roundTrip(root, parsePrincipalSearchPropertySet, principalSearchPropertySetElement);
  roundTrip(root, parseProperty, livePropertyElement);
  roundTrip(root, parsePrincipalReport, principalReportElement);
}

function parseProperty(root: XmlElement) {
  const property = parseLiveProperty(root);
  return property.kind === "unknown" ? undefined : property;
}

function roundTrip<Value>(
  root: XmlElement,
  parse: (root: XmlElement) => Value | undefined,
  build: (value: Value) => XmlElement,
): void {
  const value = attempt(() => parse(root));
  if (value === undefined) return;
  const text = stringifyDav(build(value));
  const again = parse(parseXml(text).root);
  if (again === undefined || stringifyDav(build(again)) !== text) {
    throw new Error("what was written reads back different");
  }
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
