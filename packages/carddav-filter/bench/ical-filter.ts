import type { Filter } from "@callingcard/dav-xml";
import ICAL from "ical.js";

// What a server in JavaScript writes when there is no evaluator: the card as ical.js has it, and its
// values in lower case. It knows no collations, groups, parameters, escapes or components; it is
// measured on filters that have none, where its answers are the same.

/** Reads one card. */
export function readIcalCard(text: string): ICAL.Component {
  const parsed: unknown = ICAL.parse(text);
  return new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
}

/** Prepares a filter whose text-matches all are `contains`, not negated. */
export function compileIcalFilter({
  test,
  propFilters,
}: Filter): (card: ICAL.Component) => boolean {
  const conditions = propFilters.map(({ name, textMatches }) => ({
    name: name.toLowerCase(),
    texts: textMatches.map(({ text }) => text.toLowerCase()),
  }));
  return (card) => {
    const holds = ({ name, texts }: (typeof conditions)[number]): boolean =>
      card
        .getAllProperties(name)
        .some((property) =>
          property
            .getValues()
            .some((value) => texts.some((text) => String(value).toLowerCase().includes(text))),
        );
    return test === "allof" ? conditions.every(holds) : conditions.some(holds);
  };
}
