import { type Property, sameName } from "../card.ts";
import { propertyText } from "../text-value.ts";
import { decodeBase64, encodeBase64, isUri, parseDataUri, uriText } from "../values.ts";
import {
  carriedForm,
  carriedParameter,
  carryForm,
  carryParameter,
  carryWhole,
  withoutCarried,
  withoutForm,
} from "./carry.ts";
import { change, type Draft, type Entry, keyOf } from "./draft.ts";
import { mediaTypeOf, mediaTypeOfOctets, mediaWordOf } from "./media-type.ts";
import {
  hasWord,
  parameterOf,
  typesOf,
  valueTypeOf,
  withoutParameters,
  withParameter,
} from "./parameters.ts";

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;
const DATA_URI = /^data:([^,]*);base64,/i;

/** Words of TYPE that are no format. */
const NO_FORMATS = ["home", "work", "pref"];

/**
 * PHOTO, LOGO, SOUND and KEY (RFC 2426 sections 3.1.4, 3.5.3, 3.6.6 and 3.7.2; RFC 6350 sections 6.2.4,
 * 6.6.3, 6.7.5 and 6.8.1): octets are base64 in 3.0, whose format TYPE names, and `data:` URIs in 4.0,
 * with their media type. Of URIs, TYPE is MEDIATYPE.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function raiseMedia(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const isText = valueTypeOf(property) === "text";
  if (parameterOf(property, "ENCODING") === undefined) {
    if (isText) raiseReference(entry, draft, property);
    else if (isUri(uriText(property))) raiseReference(entry, draft, property);
    else if (isKeyText(property)) {
      raiseReference(entry, draft, withParameter(property, "VALUE", ["text"]));
    } else if (valueTypeOf(property) === undefined && property.value !== "") {
      raiseOctets(entry, draft, property);
    } else if (property.value !== "") {
      carryWhole(draft, entry, "media", "the value is not the URI that it is said to be");
    }
    return;
  }
  raiseOctets(entry, draft, property);
}

function raiseOctets(entry: Entry, draft: Draft, property: Property): void {
  const base64 = toBase64(property.value);
  if (base64 === undefined) {
    carryWhole(draft, entry, "media", "the value is not base64");
    return;
  }
  const { formats, others } = formatsOf(property);
  const [format] = formats;
  const exact = carriedForm(property, "4.0");
  const found =
    format === undefined ? mediaTypeOfOctets(base64) : mediaTypeOf(format, keyOf(property));
  const mediaType = exact ?? found;
  let raised = withParameter(withoutParameters(property, "ENCODING", "VALUE"), "TYPE", others);
  raised = withoutForm(raised, "4.0");
  raised = noteFormats(raised, formats, mediaType);
  change(
    draft,
    entry,
    { ...raised, value: `data:${mediaType};base64,${base64}` },
    { code: "media", effect: "changed", message: "the octets are a data: URI" },
  );
}

// A key in armour has dashes and line breaks, which a lenient reader takes for base64.
function isKeyText(property: Property): boolean {
  if (keyOf(property) !== "KEY" || valueTypeOf(property) !== undefined) return false;
  if (property.value === "") return false;
  return NOT_BASE64.test(property.value) || toBase64(property.value) === undefined;
}

// Notes the words of TYPE where the way back would write others.
function noteFormats(property: Property, formats: readonly string[], mediaType: string): Property {
  const word = mediaWordOf(mediaType, keyOf(property));
  const isBack = word === undefined ? false : formats.length === 1 && hasWord(formats, word);
  if (isBack || carriedForm(property, "4.0") !== undefined) return property;
  return carryParameter(property, "3.0", "TYPE", formats);
}

function raiseReference(entry: Entry, draft: Draft, property: Property): void {
  const { formats, others } = formatsOf(property);
  const type = valueTypeOf(property);
  let typed = type === "text" ? property : withoutParameters(property, "VALUE");
  // RFC 2426 has no URIs in KEY.
  if (type === "uri" && keyOf(property) === "KEY") {
    typed = carryParameter(typed, "3.0", "VALUE", [type]);
  }
  const [format] = formats;
  if (format === undefined) {
    if (typed === entry.property) return;
    change(draft, entry, typed, {
      code: "media",
      effect: "changed",
      message: "a URI is what the value is anyway",
    });
    return;
  }
  const mediaType = mediaTypeOf(format, keyOf(property));
  let raised = withParameter(typed, "TYPE", others);
  const isTold = carriedParameter(raised, "4.0", "MEDIATYPE") !== undefined;
  if (!isTold) raised = withParameter(raised, "MEDIATYPE", [mediaType]);
  raised = noteFormats(raised, formats, mediaType);
  const message = "the format is the parameter MEDIATYPE";
  change(draft, entry, raised, { code: "media", effect: "changed", message });
}

/**
 * The way back of {@link raiseMedia}.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function lowerMedia(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined || parameterOf(property, "ENCODING") !== undefined) return;
  const words = carriedParameter(property, "3.0", "TYPE");
  const plain = withPlaces(withoutCarried(property, "3.0", "TYPE"));
  const uri = uriText(property);
  if (valueTypeOf(property) !== "text" && /^data:/i.test(uri)) {
    lowerOctets(entry, draft, plain, uri, words);
  } else {
    lowerReference(entry, draft, plain, words);
  }
}

function lowerOctets(
  entry: Entry,
  draft: Draft,
  property: Property,
  uri: string,
  words: readonly string[] | undefined,
): void {
  const data = readDataUri(uri);
  if (data === undefined) {
    carryWhole(draft, entry, "media", "the data: URI cannot be read");
    return;
  }
  const { mediaType, base64 } = data;
  const name = keyOf(property);
  const word = mediaWordOf(mediaType, name);
  const formats =
    fittingWords(words, mediaType, name, base64) ?? (word === undefined ? [] : [word]);
  let lowered = withParameter(withoutParameters(property, "VALUE"), "ENCODING", ["b"]);
  lowered = withParameter(lowered, "TYPE", formats);
  const isExact = word !== undefined || fittingWords(words, mediaType, name, base64) !== undefined;
  if (!isExact) lowered = carryForm(lowered, "4.0", mediaType);
  const effect = isExact ? "changed" : "carried";
  const message = "the octets are base64";
  change(draft, entry, { ...lowered, value: base64 }, { code: "media", effect, message });
}

function lowerReference(
  entry: Entry,
  draft: Draft,
  property: Property,
  words: readonly string[] | undefined,
): void {
  const mediaType = parameterOf(property, "MEDIATYPE")?.[0];
  const type = valueTypeOf(property) === "text" ? "text" : "uri";
  const hadType = carriedParameter(property, "3.0", "VALUE") !== undefined;
  if (type === "uri" && keyOf(property) === "KEY" && !hadType) {
    carryWhole(draft, entry, "media", "3.0 has no URIs in KEY");
    return;
  }
  let lowered = withParameter(withoutCarried(property, "3.0", "VALUE"), "VALUE", [type]);
  const word = mediaType === undefined ? undefined : mediaWordOf(mediaType, keyOf(property));
  const fitting =
    mediaType === undefined ? undefined : fittingWords(words, mediaType, keyOf(property), "");
  if (word !== undefined || fitting !== undefined) {
    lowered = withoutParameters(lowered, "MEDIATYPE");
    lowered = withParameter(lowered, "TYPE", fitting ?? (word === undefined ? [] : [word]));
  }
  const message = `VALUE says that the value is a ${type}`;
  change(draft, entry, lowered, { code: "media", effect: "changed", message });
}

// TYPE is the format in 3.0: `home` and `work`, which it is in 4.0, are carried.
function withPlaces(property: Property): Property {
  const words = typesOf(property).filter((word) => !sameName(word, "pref"));
  if (words.length === 0) return property;
  const plain = withoutParameters(property, "TYPE");
  return carryParameter(plain, "4.0", "TYPE", words);
}

// The words that TYPE had, if they still mean the media type that the octets have now.
function fittingWords(
  words: readonly string[] | undefined,
  mediaType: string,
  name: string,
  base64: string,
): readonly string[] | undefined {
  if (words === undefined) return undefined;
  const [word = ""] = words;
  if (word === "") return mediaTypeOfOctets(base64) === mediaType ? [] : undefined;
  return mediaTypeOf(word, name) === mediaType ? words : undefined;
}

function formatsOf(property: Property): {
  readonly formats: readonly string[];
  readonly others: readonly string[];
} {
  const words = typesOf(property);
  return {
    formats: words.filter((word) => !hasWord(NO_FORMATS, word)),
    others: words.filter((word) => hasWord(NO_FORMATS, word)),
  };
}

// Base64 as RFC 4648 section 4 has it, without what some put between; most is that already.
function toBase64(value: string): string | undefined {
  if (value.length % 4 === 0 && BASE64.test(value)) return value;
  const octets = decodeBase64(propertyText({ group: undefined, name: "X", parameters: [], value }));
  return octets === undefined ? undefined : encodeBase64(octets);
}

function readDataUri(
  uri: string,
): { readonly mediaType: string; readonly base64: string } | undefined {
  const match = DATA_URI.exec(uri);
  const [head, mediaType = ""] = match ?? [""];
  if (match !== null) {
    const base64 = uri.slice(head.length);
    if (base64.length % 4 === 0 && BASE64.test(base64)) return { mediaType, base64 };
  }
  const binary = parseDataUri(uri);
  if (binary === undefined) return undefined;
  return { mediaType: binary.mediaType ?? mediaType, base64: encodeBase64(binary.octets) };
}
