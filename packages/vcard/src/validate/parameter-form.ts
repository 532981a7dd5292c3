import {
  isLanguageTag,
  isMediaType,
  isUri,
  parseDateTime,
  type ParameterDefinition,
} from "../values.ts";

/**
 * Tells what is wrong with one value of a parameter.
 *
 * @param definition The parameter.
 * @param word The value.
 * @returns What it should be, or `undefined` for a value that is right.
 */
export function wrongForm(definition: ParameterDefinition, word: string): string | undefined {
  const { values, isClosed } = definition;
  if (isClosed && !values.includes(word.toLowerCase())) return `write one of ${values.join(", ")}`;
  switch (definition.type) {
    case "integer":
      return wrongInteger(definition.name, word);
    case "pid":
      return unless(/^\d+(?:\.\d+)?$/.test(word), "write digits, or digits, a dot and digits");
    case "language-tag":
      return unless(isLanguageTag(word), "write a language tag as de or pt-BR");
    case "uri":
      return unless(isUri(word), "write a URI with its scheme");
    case "media-type":
      return unless(isMediaType(word), "write a media type as image/jpeg");
    case "timestamp":
      return unless(
        parseDateTime(word, "timestamp") !== undefined,
        "write a timestamp as 20260102T030405Z",
      );
    case "script":
      return unless(/^[a-z]{4}$/i.test(word), "write four letters as Latn");
    case "country":
      return unless(/^[a-z]{2}$/i.test(word), "write two letters as DE");
    case "prop-id":
      return unless(/^[\w-]{1,255}$/.test(word), "write letters, digits, - and _");
    case "boolean":
      return unless(/^(?:true|false)$/i.test(word), "write true or false");
    case "text":
    case "value-type":
      return undefined;
  }
}

function wrongInteger(name: string, word: string): string | undefined {
  const number = /^\d{1,10}$/.test(word) ? Number(word) : undefined;
  if (name === "PREF") {
    const isRight = number !== undefined && number >= 1 && number <= 100;
    return unless(isRight, "write an integer from 1 to 100");
  }
  if (name === "INDEX")
    return unless(number !== undefined && number > 0, "write an integer from 1");
  return unless(/^[+-]?\d+$/.test(word), "write an integer");
}

function unless(isRight: boolean, advice: string): string | undefined {
  return isRight ? undefined : advice;
}
