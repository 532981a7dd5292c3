import type { Property } from "@callingcard/vcard";
import { dateTimeIr, uriIr, valueIr, vcardIr } from "@callingcard/vcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import {
  type DecodedValue,
  decodeProperty,
  type ValueType,
  type Version,
} from "@callingcard/vcard/values";
import { derive } from "./derive.ts";
import type { Draft } from "./draft.ts";
import { cutWithout, type Part } from "./part.ts";
import type { TreeNode } from "./syntax.ts";

/** What is not of a line though it stands within it; in vCard 2.1 base64 goes on in lines of any kind. */
export type LineBreaks = "folds" | "soft line breaks" | "line breaks";

const PATTERNS: Readonly<Record<LineBreaks, RegExp>> = {
  folds: /(?:\r*\n|\r)[ \t]/g,
  "soft line breaks": /=?(?:\r*\n|\r)[ \t]?/g,
  "line breaks": /(?:\r*\n|\r)[ \t]*/g,
};

/**
 * Cuts a content line out of a text, unfolded and without its line break.
 *
 * @param text The text.
 * @param start Where the line starts.
 * @param end Where it ends, behind its line break.
 * @param left What is to be left out.
 * @returns The line.
 */
export function lineWithout(text: string, start: number, end: number, left: LineBreaks): Part {
  const first = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  let last = end;
  while (last > first && /[\r\n]/.test(text.charAt(last - 1))) last -= 1;
  return cutWithout(text, first, last, PATTERNS[left]);
}

/**
 * Makes the nodes of a content line: its rules, and within the value those of its type.
 *
 * @param draft The reading.
 * @param line Where the line starts and ends.
 * @param property The property that it is.
 * @param version The version of its card.
 * @returns The node of the line.
 */
export function propertyNodes(
  draft: Draft,
  line: { readonly start: number; readonly end: number },
  property: Property,
  version: Version,
): readonly TreeNode[] {
  const value = decodeProperty(property, version);
  const part = lineWithout(draft.text, line.start, line.end, leftOutOf(property, value));
  const inner = (rule: string, of: Part): readonly TreeNode[] =>
    rule === "value" ? valueNodes(draft, of, value) : [];
  return derive(draft, vcardIr, "contentline", part, inner);
}

function leftOutOf({ parameters }: Property, { type }: DecodedValue): LineBreaks {
  if (type === "binary") return "line breaks";
  const words = parameters.flatMap(({ name, values }) => [name, ...values]);
  return words.some((word) => /^quoted-printable$/i.test(word)) ? "soft line breaks" : "folds";
}

function valueNodes(draft: Draft, part: Part, value: DecodedValue): readonly TreeNode[] {
  const found = ruleOf(value, part.text);
  return found === undefined ? [] : derive(draft, found[0], found[1], part);
}

type Grammatical = readonly [ir: GrammarIr, rule: string];

// The grammar and the rule that a value is read by; a text alone has none.
function ruleOf({ shape, type }: DecodedValue, text: string): Grammatical | undefined {
  if (shape === "components") return [vcardIr, "structured"];
  if (shape === "list" && type === "text") return [vcardIr, "textlist"];
  if (shape === "list") return undefined;
  if (type === "uri") return [uriIr, uriRuleOf(text)];
  return SCALAR_RULES.get(type);
}

const SCALAR_RULES: ReadonlyMap<ValueType, Grammatical> = new Map<ValueType, Grammatical>([
  ["date", [dateTimeIr, "date"]],
  ["time", [dateTimeIr, "time"]],
  ["date-time", [dateTimeIr, "datetime"]],
  ["date-and-or-time", [dateTimeIr, "dateandortime"]],
  ["timestamp", [dateTimeIr, "timestamp"]],
  ["utc-offset", [dateTimeIr, "utcoffset"]],
  ["boolean", [valueIr, "boolean"]],
  ["integer", [valueIr, "integer"]],
  ["float", [valueIr, "float"]],
  ["language-tag", [valueIr, "subtags"]],
]);

function uriRuleOf(uri: string): string {
  const scheme = /^(geo|tel|mailto):/i.exec(uri)?.[1]?.toLowerCase();
  return scheme === undefined ? "uri" : `${scheme}uri`;
}
