import type { Card, Property } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { matchProperties, mergeCards, type MergeOptions } from "@callingcard/vcard/merge";
import { PREFERENCE, visibleProperties } from "../visible-properties.ts";

/** Who writes says what the card is to be; what is stored is only kept from what they cannot see. */
const CLIENT_WINS: MergeOptions = { choose: "theirs" };

/**
 * Merges what a client of vCard 3.0 wrote into the card that is stored in 4.0: what the client changed in
 * its view of the card is changed, and all else stays as it is, octet for octet, above all what 3.0 has no
 * words for. Whether the client gives back what the conversion carried for it makes no difference.
 *
 * @param stored The card of version 4.0.
 * @param sent The card of version 3.0.
 * @returns The card of version 4.0.
 *
 * @internal
 */
export function mergedCard(stored: Card, sent: Card): Card {
  const view = convertCard(stored, "3.0").card;
  const ofView = visibleProperties(view);
  const seen = { ...view, properties: [...ofView.values()] };
  const written = { ...sent, properties: [...visibleProperties(sent).values()] };
  const kept = withoutOldPreferences(view, ofView, seen, written);
  const edited = mergeCards(seen, kept, written, CLIENT_WINS).card;
  const before = convertCard(view, "4.0").card;
  const after = convertCard(edited, "4.0").card;
  return mergeCards(before, stored, after, CLIENT_WINS).card;
}

// A degree of preference means nothing any more when the client made another property the preferred one.
function withoutOldPreferences(
  view: Card,
  ofView: ReadonlyMap<Property, Property>,
  seen: Card,
  written: Card,
): Card {
  if (!view.properties.some(hasDegree)) return view;
  const changed = new Set<Property>();
  for (const { left, right } of matchProperties(seen, written)) {
    if (left === undefined || right === undefined) continue;
    if (isPreferred(left) !== isPreferred(right)) changed.add(left);
  }
  const properties = view.properties.map((property) => {
    const visible = ofView.get(property);
    if (visible === undefined || !changed.has(visible) || !hasDegree(property)) return property;
    const parameters = property.parameters.filter(({ name }) => !PREFERENCE.test(name));
    return { ...property, parameters };
  });
  return { ...view, properties };
}

function hasDegree({ parameters }: Property): boolean {
  return parameters.some(({ name }) => PREFERENCE.test(name));
}

function isPreferred({ parameters }: Property): boolean {
  return parameters.some(
    ({ name, values }) =>
      /^type$/i.test(name) && values.some((value) => /(?:^|,)\s*pref\s*(?:,|$)/i.test(value)),
  );
}
