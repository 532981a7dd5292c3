import { sameName, type Card, type Property } from "../card.ts";
import { unescapeText } from "../text-value.ts";
import { rawText } from "../values.ts";

/** The property that labels the others of its group, as Apple's and Google's programs write it. */
export const LABEL_NAME = "X-ABLabel";

/** What Apple's programs put around the labels that they translate. */
const TRANSLATED = /^_\$!<(.*)>!\$_$/s;

/** Labels that Apple's programs know and translate. */
const TRANSLATED_LABELS: ReadonlySet<string> = new Set(
  (
    "Home Work Other Mobile Main HomeFAX WorkFAX OtherFAX Pager School iCloud HomePage Profile Anniversary " +
    "Mother Father Parent Brother Sister Sibling Child Son Daughter Spouse Wife Husband Partner Friend " +
    "Assistant Manager"
  ).split(" "),
);

/** Gives the label of a property of one card. */
export type LabelReader = (property: Property) => string | undefined;

/**
 * Makes a reader of the labels of a card, which looks through the card once.
 *
 * @param card The card.
 * @returns The reader.
 */
export function labelReader(card: Card): LabelReader {
  const labels = new Map<string, string>();
  for (const property of card.properties) {
    if (property.group === undefined || !isLabel(property)) continue;
    const group = property.group.toLowerCase();
    const label = labelText(property);
    if (label !== undefined && !labels.has(group)) labels.set(group, label);
  }
  return (property) =>
    property.group === undefined || isLabel(property)
      ? undefined
      : labels.get(property.group.toLowerCase());
}

/**
 * Tells whether a property is a label.
 *
 * @param property The property.
 * @returns Whether it is.
 */
export function isLabel(property: Property): boolean {
  return sameName(property.name, LABEL_NAME);
}

// The text of a label property, without what Apple's programs put around the labels they know; none for
// an empty one, as Google writes it.
function labelText(property: Property): string | undefined {
  const text = unescapeText(rawText(property)).trim();
  const label = TRANSLATED.exec(text)?.[1] ?? text;
  return label === "" ? undefined : label;
}

/**
 * Gives a label the form that the label before it had, where that is Apple's and the label is one that
 * Apple's programs know.
 *
 * @param label The new label.
 * @param before The label property before.
 * @returns The text to write.
 */
export function labelAlike(label: string, before: Property): string {
  const isTranslated = TRANSLATED.test(unescapeText(rawText(before)).trim());
  return isTranslated && TRANSLATED_LABELS.has(label) ? `_$!<${label}>!$_` : label;
}
