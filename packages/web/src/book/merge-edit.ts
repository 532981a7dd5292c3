import { type Card, type Property, splitComponents } from "@callingcard/vcard";
import { type Choice, type Conflict, mergeCards } from "@callingcard/vcard/merge";
import { convertCard } from "@callingcard/vcard/convert";
import { rawText, versionOf } from "@callingcard/vcard/values";
import { plainText } from "./plain-text.ts";

/** A place that both changed, as a person is asked about it. */
export interface Question {
  /** What it is about, such as `TITLE`. */
  readonly about: string;
  /** What it was; `undefined` where there was nothing. */
  readonly before: string | undefined;
  /** What this person made of it; `undefined` where it was removed. */
  readonly mine: string | undefined;
  /** What is on the server; `undefined` where it was removed. */
  readonly theirs: string | undefined;
}

/** A merge of an edit with what is on the server by now. */
export interface MergedEdit {
  readonly card: Card;
  /** Where the choices were needed, in their order. */
  readonly questions: readonly Question[];
}

/**
 * Merges an edit with another one that was faster. What only one of them changed is as they changed it.
 *
 * @param base The card that both began with.
 * @param mine The edit.
 * @param theirs What is on the server.
 * @param choices Answers to the questions of a merge without them; `mine` where there is none.
 * @returns The card to write, in the version of `theirs`.
 */
export function mergeEdit(
  base: Card,
  mine: Card,
  theirs: Card,
  choices: readonly Choice[] = [],
): MergedEdit {
  const version = versionOf(theirs) === "4.0" ? "4.0" : "3.0";
  const inVersion = (card: Card): Card => convertCard(card, version).card;
  let asked = 0;
  const { card, conflicts } = mergeCards(inVersion(base), inVersion(mine), inVersion(theirs), {
    choose: () => choices[asked++] ?? "mine",
  });
  return { card, questions: conflicts.map(questionOf) };
}

function questionOf(conflict: Conflict): Question {
  const { base, mine, theirs, component, parameter } = conflict;
  const named = theirs ?? mine ?? base;
  const read = (property: Property | undefined): string | undefined => {
    if (property === undefined) return undefined;
    if (parameter !== undefined) return parameterText(property, parameter);
    if (component !== undefined) return splitComponents(rawText(property))[component]?.join(", ");
    return plainText(property).slice(0, 300);
  };
  const name = named?.name.toUpperCase() ?? "";
  return {
    about: parameter === undefined ? name : `${name}, ${parameter.toLowerCase()}`,
    before: read(base),
    mine: read(mine),
    theirs: read(theirs),
  };
}

function parameterText(property: Property, name: string): string {
  const found = property.parameters.filter((one) => one.name.toUpperCase() === name);
  return found.flatMap(({ values }) => values).join(", ");
}
