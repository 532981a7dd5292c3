import { tagvalues } from "./generated/field.ts";
import { type Parameter, unquote } from "./parameter.ts";
import { placeInParameter } from "./place.ts";
import { MAX_VALUE_LENGTH, refuse, refuseFailure, refuseLong } from "./sip-error.ts";
import { unescapeUriText } from "./stringify-uri.ts";

/** One of the values that a feature has (RFC 3840 section 9, tag-value). */
export type FeatureValue =
  | { readonly kind: "token"; readonly isNegated: boolean; readonly token: string }
  | { readonly kind: "boolean"; readonly isNegated: boolean; readonly boolean: boolean }
  | {
      readonly kind: "numeric";
      readonly isNegated: boolean;
      /** Lowest number that matches, -Infinity for none. */
      readonly least: number;
      /** Highest number that matches, Infinity for none. */
      readonly most: number;
    }
  | { readonly kind: "string"; readonly isNegated: false; readonly string: string };

/** A feature parameter (RFC 3840 section 9). */
export interface Feature {
  /** The name of the parameter in lower case, as in `+sip.instance` or `audio`. */
  readonly tag: string;

  /** The values, of which any one is enough; that of a parameter without a value is TRUE. */
  readonly values: readonly FeatureValue[];
}

/** The base-tags (RFC 3840 section 9), whose parameters begin with no plus sign. */
const BASE_TAGS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "actor",
  "application",
  "audio",
  "automata",
  "class",
  "control",
  "data",
  "description",
  "duplex",
  "events",
  "extensions",
  "isfocus",
  "language",
  "methods",
  "mobility",
  "priority",
  "schemes",
  "text",
  "type",
  "video",
]);

const TRUE: FeatureValue = { kind: "boolean", isNegated: false, boolean: true };

/**
 * Picks the features from the parameters of a Contact, Accept-Contact or Reject-Contact.
 *
 * @param parameters The parameters.
 * @returns The features, in their order.
 * @throws SipError for a value that is neither a list of tag-values nor a string.
 */
export function readFeatures(parameters: readonly Parameter[]): readonly Feature[] {
  return featuresOf(parameters, parseFeatureValues);
}

/**
 * Picks the features of a value of Accept-Contact or Reject-Contact.
 *
 * @param parameters The parameters of the value.
 * @param source The value of the field.
 * @param index Values before this one.
 * @throws SipError as {@link readFeatures} does, with the place in the value of the field.
 * @internal
 */
export function readFeaturesIn(
  parameters: readonly Parameter[],
  source: string,
  index: number,
): readonly Feature[] {
  return featuresOf(parameters, (text, parameter) =>
    featureValues(text, source, (offset) => placeInParameter(source, index, parameter, offset)),
  );
}

function featuresOf(
  parameters: readonly Parameter[],
  read: (text: string, parameter: number) => readonly FeatureValue[],
): readonly Feature[] {
  const features: Feature[] = [];
  for (const [index, { name, value }] of parameters.entries()) {
    const tag = name.toLowerCase();
    if (!tag.startsWith("+") && !BASE_TAGS.has(tag)) continue;
    features.push({ tag, values: value === undefined ? [TRUE] : read(unquote(value), index) });
  }
  return features;
}

/**
 * Reads what is between the quotation marks of a feature parameter (RFC 3840 section 9).
 *
 * @param text The text.
 * @returns The values.
 * @throws SipError for anything else.
 */
export function parseFeatureValues(text: string): readonly FeatureValue[] {
  return featureValues(text, text, (offset) => offset);
}

function featureValues(
  text: string,
  source: string,
  placeOf: (offset: number) => number,
): readonly FeatureValue[] {
  if (text.length > MAX_VALUE_LENGTH) return refuseLong(source, "RFC 3840 tagvalues");
  const read =
    tagvalues.parse(text) ??
    tagvalues.parse(text, (failure) =>
      refuseFailure({ ...failure, offset: placeOf(failure.offset) }, source, "RFC 3840"),
    );
  if (typeof read === "string") {
    return [{ kind: "string", isNegated: false, string: read.slice(1, -1) }];
  }
  return read.map(({ isNegated = false, relation, text: value }): FeatureValue => {
    if (relation !== undefined) return { kind: "numeric", isNegated, ...range(relation, value) };
    const upper = value.toUpperCase();
    return upper === "TRUE" || upper === "FALSE"
      ? { kind: "boolean", isNegated, boolean: upper === "TRUE" }
      : { kind: "token", isNegated, token: value };
  });
}

function range(relation: string, text: string): { readonly least: number; readonly most: number } {
  const number = Number(text);
  switch (relation) {
    case "=":
      return { least: number, most: number };
    case ">=":
      return { least: number, most: Infinity };
    case "<=":
      return { least: -Infinity, most: number };
    default:
      return { least: Number(relation.slice(0, -1)), most: number };
  }
}

/**
 * Finds a feature.
 *
 * @param features The features.
 * @param tag Its tag as a parameter has it, in any case: `+sip.instance`, `audio`.
 * @returns The feature, or `undefined`.
 */
export function getFeature(features: readonly Feature[], tag: string): Feature | undefined {
  const lower = tag.toLowerCase();
  return features.find((feature) => feature.tag === lower);
}

/**
 * Gives the URNs that a feature such as `+g.3gpp.icsi-ref` or `+g.3gpp.iari-ref` lists, decoded: its tokens
 * are percent-encoded, since a token has no colon (3GPP TS 24.229 section 7.9.2).
 *
 * @param feature The feature.
 * @returns The URNs, those apart that are negated.
 * @throws SipError `invalid-utf-8` for octets that are not UTF-8.
 */
export function featureUrns(feature: Feature): readonly string[] {
  const urns: string[] = [];
  for (const value of feature.values) {
    if (value.kind !== "token" || value.isNegated) continue;
    const { token } = value;
    urns.push(
      unescapeUriText(token) ??
        refuse(
          "invalid-utf-8",
          "percent-encoded octets that are not UTF-8",
          token,
          0,
          "RFC 3840 token-nobang",
        ),
    );
  }
  return urns;
}
