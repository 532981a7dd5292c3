import { type Property, sameName } from "../card.ts";
import { escapeText, propertyText } from "../text-value.ts";
import { uriText } from "../values.ts";
import {
  carriedNameOf,
  carryForm,
  carryName,
  withoutCarried,
  withoutForm,
  withoutName,
} from "./carry.ts";
import { change, type Draft, entriesOf, type Entry } from "./draft.ts";
import { SCHEMES } from "./names-in-use.ts";
import { parameterOf, withoutParameters } from "./parameters.ts";

const IMPP = "IMPP";

/**
 * Makes IMPP (RFC 6350 section 6.4.3) of the names of single services. One that stands beside an IMPP that
 * says the same, as Apple's address book writes both, stays.
 *
 * @param draft The card.
 */
export function raiseMessaging(draft: Draft): void {
  if (!Array.from(SCHEMES.keys()).some((name) => draft.names.has(name))) return;
  let known: Set<string> | undefined;
  for (const entry of draft.entries) {
    const { property, settled, keepsName } = entry;
    if (settled || keepsName || property === undefined || !/^x-/i.test(property.name)) continue;
    const scheme = SCHEMES.get(property.name.toUpperCase());
    // A lone surrogate stands for an octet that was not UTF-8, and no URI can have it.
    if (scheme === undefined || property.value === "" || !property.value.isWellFormed()) continue;
    known ??= new Set(
      entriesOf(draft, IMPP).flatMap((impp) =>
        impp.property === undefined ? [] : uriText(impp.property).toLowerCase(),
      ),
    );
    raiseName(draft, entry, property, scheme, known);
  }
}

function raiseName(
  draft: Draft,
  entry: Entry,
  property: Property,
  scheme: string,
  known: ReadonlySet<string>,
): void {
  const text = propertyText(property);
  const uri = `${scheme}:${encodePath(text)}`;
  if (known.has(uri.toLowerCase())) return;
  let raised: Property = { ...withoutParameters(property, "VALUE"), name: IMPP, value: uri };
  raised = carryName(raised, "3.0", property.name);
  // A text that the URI does not give back, as one that has been a URI already.
  if (decodePath(uri.slice(scheme.length + 1)) !== text) {
    raised = carryForm(raised, "3.0", property.value);
  }
  const message = `${property.name.toUpperCase()} is IMPP with a URI`;
  change(draft, entry, raised, { code: "messaging", effect: "changed", message });
}

/**
 * The way back of {@link raiseMessaging}: IMPP is one of 3.0 too, so that only what had another name gets
 * that again.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function lowerMessaging(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const name = carriedNameOf(property, "3.0");
  const scheme = name === undefined ? undefined : SCHEMES.get(name.toUpperCase());
  if (name === undefined || scheme === undefined) return;
  const uri = uriText(property);
  const plain = withoutForm(withoutName(property, "3.0"), "3.0");
  if (!uri.toLowerCase().startsWith(`${scheme}:`)) {
    const message = "its value was edited";
    change(draft, entry, plain, { code: "messaging", effect: "changed", message });
    return;
  }
  const value = escapeText(decodePath(uri.slice(scheme.length + 1)));
  const message = `IMPP is ${name.toUpperCase().slice(0, 40)} again`;
  const lowered = { ...withoutParameters(plain, "VALUE"), name, value };
  change(draft, entry, lowered, { code: "messaging", effect: "changed", message });
}

/**
 * SERVICE-TYPE and USERNAME (RFC 9554 sections 4.9 and 4.10) of IMPP, which are X-SERVICE-TYPE and X-USER
 * in Apple's cards of 3.0.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertService(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const isRaised = draft.to === "4.0";
  if (!isRaised && !draft.apple) return;
  const names = SERVICE_NAMES.map(([old, recent]) =>
    isRaised ? ([old, recent] as const) : ([recent, old] as const),
  ).filter(([, name]) => parameterOf(property, name) === undefined);
  const parameters = property.parameters.map((parameter) => {
    const name = names.find(([other]) => sameName(other, parameter.name))?.[1];
    return name === undefined ? parameter : { name, values: parameter.values };
  });
  if (parameters.every((parameter, index) => parameter === property.parameters[index])) return;
  const message = "the service is named as the version has it";
  const named = withoutCarried({ ...property, parameters }, draft.to, "SERVICE-TYPE");
  change(draft, entry, named, { code: "messaging", effect: "changed", message });
}

const SERVICE_NAMES: readonly (readonly [old: string, recent: string])[] = [
  ["X-SERVICE-TYPE", "SERVICE-TYPE"],
  ["X-USER", "USERNAME"],
];

// What is no character of a URI, and the percent sign, as UTF-8 with percent signs.
function encodePath(text: string): string {
  return text.replace(/[^A-Za-z0-9._~!$&'()*+,;=:@/-]+/gu, encodeText);
}

function encodeText(text: string): string {
  return encodeURIComponent(text);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
