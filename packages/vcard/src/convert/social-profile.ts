import type { Property } from "../card.ts";
import { escapeText, propertyText } from "../text-value.ts";
import { isUri, uriText } from "../values.ts";
import { carryWhole } from "./carry.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import {
  hasWord,
  parameterOf,
  typesOf,
  valueTypeOf,
  withoutParameters,
  withParameter,
} from "./parameters.ts";

const RECENT = "SOCIALPROFILE";
const OLD = "X-SOCIALPROFILE";

/** Words of TYPE that name no service. */
const NO_SERVICES = ["home", "work", "pref", "other"];

/**
 * Makes SOCIALPROFILE (RFC 9554 section 3.5) of X-SOCIALPROFILE, where TYPE names the service.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function raiseSocialProfile(entry: Entry, draft: Draft): void {
  const { property } = entry;
  // A service that is named by a parameter as well is none of Apple's address book.
  if (property === undefined || entry.keepsName || hasService(property)) return;
  const words = typesOf(property);
  const services = words.filter((word) => !hasWord(NO_SERVICES, word));
  const [service, ...more] = services;
  const others = words.filter((word) => hasWord(NO_SERVICES, word));
  const uri = uriText(property);
  const isText = valueTypeOf(property) === "text" || !isUri(uri);
  let raised: Property = { ...property, name: RECENT };
  raised = withParameter(raised, "TYPE", [...others, ...more]);
  raised = isText ? withParameter(raised, "VALUE", ["text"]) : withoutParameters(raised, "VALUE");
  if (service !== undefined) raised = withParameter(raised, "SERVICE-TYPE", [service]);
  // RFC 9554 wants a service for a user's name, and nobody said which.
  else if (isText) return;
  const value = isText ? escapeText(propertyText(property)) : uri;
  const message = "SOCIALPROFILE and X-SOCIALPROFILE are the same";
  change(
    draft,
    entry,
    { ...raised, value },
    {
      code: "social-profile",
      effect: "changed",
      message,
    },
  );
}

/**
 * The way back of {@link raiseSocialProfile}.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function lowerSocialProfile(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  if (!draft.apple) {
    carryWhole(draft, entry, "social-profile", "3.0 has no SOCIALPROFILE");
    return;
  }
  const service = parameterOf(property, "SERVICE-TYPE")?.[0];
  const isText = valueTypeOf(property) === "text";
  const words = typesOf(property);
  // A service with the name of a place would be read as one; and without a service, a word as a service.
  const isPlain =
    service === undefined
      ? words.every((word) => hasWord(NO_SERVICES, word))
      : isWord(service) && !hasWord(NO_SERVICES, service);
  let lowered: Property = { ...property, name: OLD };
  if (isPlain && service !== undefined) {
    lowered = withoutParameters(lowered, "SERVICE-TYPE");
    lowered = withParameter(lowered, "TYPE", [service, ...words]);
  } else if (!isPlain) {
    carryWhole(draft, entry, "social-profile", "3.0 cannot say such a service");
    return;
  }
  if (isText) lowered = { ...lowered, value: escapeText(propertyText(property)) };
  lowered = isText
    ? withParameter(lowered, "VALUE", ["text"])
    : withoutParameters(lowered, "VALUE");
  const message = "SOCIALPROFILE and X-SOCIALPROFILE are the same";
  change(draft, entry, lowered, { code: "social-profile", effect: "changed", message });
}

function hasService(property: Property): boolean {
  return ["SERVICE-TYPE", "X-SERVICE-TYPE"].some(
    (name) => parameterOf(property, name) !== undefined,
  );
}

function isWord(service: string): boolean {
  return /^[^",:;^\\]+$/.test(service);
}
