import { test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import {
  type CardSource,
  decodeParameterValue,
  parseCards,
  type Property,
} from "../../src/index.ts";
import { mapProperty, placeInText } from "../../src/validate/line-map.ts";
import { partsOf } from "../../src/validate/line-parts.ts";
import { readRealFiles } from "../real-files.ts";

/** A property that was read, and its source. */
type Read = readonly [property: Property, source: CardSource, index: number];

function readAll(input: string | Uint8Array): Read[] {
  return parseCards(input, { onProblem: () => {} }).flatMap(({ source }) =>
    source === undefined
      ? []
      : source.properties
          .map((read, index) => [read, source, index] as const)
          .filter(([{ name }]) => !/^AGENT$/i.test(name)),
  );
}

/** The property, read once more by the parts of its line. */
function readByParts([read, { text, spans }, index]: Read): Property {
  const { line } = mapProperty(text, spans[2 * index] ?? 0, spans[2 * index + 1] ?? 0, read);
  const { name, parameters, value } = partsOf(line);
  const grouped = line.slice(name.from, name.to).split(".");
  return {
    group: grouped.length > 1 ? grouped[0] : undefined,
    name: grouped.at(-1) ?? "",
    parameters: parameters.map(({ from, values }) => ({
      name: /^[^=;:]*/.exec(line.slice(from))?.[0] ?? "",
      values: values.map((one) =>
        decodeParameterValue(line.slice(one.from, one.to).replace(/^"(.*)"$/s, "$1")),
      ),
    })),
    value: line.slice(value.from, value.to),
  };
}

/** The last characters of the line, each taken from its place in the text. */
function readByPlaces([read, { text, spans }, index]: Read): readonly [string, string] {
  const map = mapProperty(text, spans[2 * index] ?? 0, spans[2 * index + 1] ?? 0, read);
  const first = Math.max(0, map.line.length - 200);
  const line = map.line.slice(first);
  const found = Array.from(line.split(""), (_, at) => text[placeInText(map, first + at)]);
  // The n of a line break that a backslash escapes is not in the text.
  return [line.replaceAll("\\n", ""), found.join("").replaceAll(/\\(?:n|\r|\n)/g, "")];
}

test("the parts of each property of real files are where they were read", () => {
  for (const { octets } of readRealFiles()) {
    const properties = readAll(octets);
    expect(properties.map(readByParts)).toEqual(properties.map(([read]) => read));
    for (const [line, found] of properties.map(readByPlaces)) expect(found).toBe(line);
  }
});

property.prop([arbitrary.writtenCards()])(
  "the parts of each property of any text are where they were read",
  ({ text }) => {
    const properties = readAll(text);
    expect(properties.map(readByParts)).toEqual(properties.map(([read]) => read));
    for (const [line, found] of properties.map(readByPlaces)) expect(found).toBe(line);
  },
);
