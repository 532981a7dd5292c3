import type { CardSource, Property } from "../card.ts";
import type { Finding, Part, PlacedFinding } from "./finding.ts";
import { mapLine, mapProperty, placeInText, type LineMap } from "./line-map.ts";
import { partsOf, type LineParts, type Range } from "./line-parts.ts";

/** Finds where findings stand in the text that a card was read from. */
export class Placer {
  readonly #source: CardSource;
  /** The property that was looked at last: findings of a property follow each other. */
  #index = -1;
  #map: LineMap | undefined;
  #parts: LineParts | undefined;

  /** @param source The card's source. */
  constructor(source: CardSource) {
    this.#source = source;
  }

  /**
   * Finds the place of a finding.
   *
   * @param finding The finding.
   * @returns It, with offsets in the card's text.
   */
  place(finding: Finding): PlacedFinding {
    const { code, message, rule, property: index, part } = finding;
    const found = { code, message, ...(rule === undefined ? {} : { rule }) };
    const property = index === undefined ? undefined : this.#source.properties[index];
    if (index === undefined || property === undefined) {
      const { text, start, bodyStart } = this.#source;
      return { ...found, from: start, to: mapLine(text, start, bodyStart, false).end };
    }
    const map = this.#mapOf(index, property);
    const range = this.#rangeOf(map, property, part);
    const parameter = part?.of === "parameter" ? property.parameters[part.index] : undefined;
    return {
      ...found,
      property,
      ...(parameter === undefined ? {} : { parameter }),
      from: placeInText(map, range.from),
      to: range.to > range.from ? placeInText(map, range.to - 1) + 1 : placeInText(map, range.from),
    };
  }

  #mapOf(index: number, property: Property): LineMap {
    if (this.#index === index && this.#map !== undefined) return this.#map;
    const { text, spans } = this.#source;
    const from = spans[2 * index] ?? 0;
    const map = mapProperty(text, from, spans[2 * index + 1] ?? from, property);
    this.#index = index;
    this.#map = map;
    this.#parts = undefined;
    return map;
  }

  #rangeOf(map: LineMap, property: Property, part: Part | undefined): Range {
    if (part === undefined) return { from: 0, to: map.line.length };
    this.#parts ??= partsOf(map.line);
    const { name, parameters, value } = this.#parts;
    if (part.of === "name") return name;
    if (part.of === "parameter") {
      const parameter = parameters[part.index];
      const found = part.value === undefined ? undefined : parameter?.values[part.value];
      return found ?? parameter ?? name;
    }
    const { from = 0, to = property.value.length } = part;
    return { from: value.from + from, to: Math.min(value.from + to, value.to) };
  }
}
