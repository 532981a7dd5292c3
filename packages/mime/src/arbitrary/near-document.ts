import { type NearMiss, nearMisses } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { mimeIr } from "../generated/mime.ir.ts";
import { entityText, joinEntity, multipartEntity } from "./document.ts";

/**
 * Entities that are spoilt in one place, such that `parseEntity`, or then `contentType` or `leafEntities`,
 * throws: a line of the head that is no field, a media type that is none, no blank line, or no close-delimiter of
 * a multipart. `offset` counts UTF-16 code units from the start of the entity.
 *
 * @returns The arbitrary.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  return fc.oneof(
    { weight: 4, arbitrary: spoiltLine() },
    { weight: 2, arbitrary: spoiltType() },
    { weight: 1, arbitrary: missingBlankLine() },
    { weight: 2, arbitrary: missingDelimiter() },
  );
}

function around(before: string, miss: NearMiss, after: string): NearMiss {
  const text = before + miss.text + after;
  return { ...miss, text, offset: before.length + miss.offset };
}

// A line more in the head, which does not go on with the line before.
function spoiltLine(): fc.Arbitrary<NearMiss> {
  const misses = nearMisses(mimeIr, "field", { refused: true, maxRepeat: 3 });
  return fc
    .tuple(
      entityText(),
      misses.filter(({ text }) => /^[^ \t\r\n][^\r\n]*\r\n$/.test(text)),
      fc.nat(),
    )
    .map(([{ fields, body }, miss, at]) => {
      const place = at % (fields.length + 1);
      const after = joinEntity({ fields: fields.slice(place), body });
      return around(fields.slice(0, place).join(""), miss, after);
    });
}

// A value that is on its line, so that the head is sound.
function spoiltType(): fc.Arbitrary<NearMiss> {
  const misses = nearMisses(mimeIr, "contenttype", { refused: true, maxRepeat: 2 });
  const texts = misses.filter(({ text }) => /^[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?$/.test(text));
  return fc.tuple(entityText(), texts).map(([{ fields, body }, miss]) => {
    const after = joinEntity({ fields: fields.slice(1), body });
    return around("Content-Type: ", { ...miss, text: `${miss.text}\r\n` }, after);
  });
}

// The head goes on to the end of a body of one line that is no field.
function missingBlankLine(): fc.Arbitrary<NearMiss> {
  return entityText().map(({ fields }) => {
    const change = "blank line left out";
    return around(fields.join(""), { text: "", offset: 0, rule: "head", change }, "body");
  });
}

function missingDelimiter(): fc.Arbitrary<NearMiss> {
  return multipartEntity("outer", 0).map((entity) => {
    const text = joinEntity(entity);
    const at = text.lastIndexOf(CLOSE_DELIMITER);
    const change = `${JSON.stringify(CLOSE_DELIMITER)} left out`;
    const miss = { text: "", offset: 0, rule: "multipart-body", change };
    return around(text.slice(0, at), miss, text.slice(at + CLOSE_DELIMITER.length));
  });
}

const CLOSE_DELIMITER = "--outer--";
