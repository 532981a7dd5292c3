import type { NearMiss } from "@callingcard/grammar/arbitrary";

/** Makes of a document what no XML document can be (XML 1.0 section 2.1): always refused. */
export type Malform = (text: string) => NearMiss;

/** The ways to do so. */
export const MALFORMED: readonly Malform[] = [secondRoot, textBehind, openTag, bareAttribute];

function secondRoot(text: string): NearMiss {
  return appended(text, "<x/>", "second root element");
}

function textBehind(text: string): NearMiss {
  return appended(text, "&", "text behind the root element");
}

function openTag(text: string): NearMiss {
  const end = text.trimEnd().length - 1;
  return { text: text.slice(0, end), offset: end, rule: RULE, change: "last > left out" };
}

function bareAttribute(text: string): NearMiss {
  const [tag = "<"] = /<[^?!\s/>]+/.exec(text) ?? [];
  const offset = text.indexOf(tag) + tag.length;
  const spoilt = `${text.slice(0, offset)} a=b${text.slice(offset)}`;
  return { text: spoilt, offset: offset + " a=".length, rule: RULE, change: "quotes left out" };
}

const RULE = "document";

function appended(text: string, more: string, change: string): NearMiss {
  return { text: text + more, offset: text.length, rule: RULE, change };
}
