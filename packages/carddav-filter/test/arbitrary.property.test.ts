import { test } from "@fast-check/vitest";
import { card } from "@callingcard/vcard/arbitrary";
import * as fc from "fast-check";
import { expect } from "vitest";
import { filter, materialOf } from "../src/arbitrary.ts";
import {
  compileFilter,
  conditionDecides,
  filterCondition,
  indexCard,
  meetsCondition,
  partialCard,
  UNINDEXED_KEY,
} from "../src/index.ts";
import { naiveFilter } from "./naive-filter.ts";

const pair = card().chain((one) => fc.tuple(fc.constant(one), filter(materialOf(one))));

test.prop([pair])(
  "filters about a card are evaluated as the RFC's sentences say",
  ([one, about]) => {
    const expected = naiveFilter(about, one);
    expect(compileFilter(about)(one)).toBe(expected);
    const entries = indexCard(one);
    const meets = meetsCondition(entries, filterCondition(about));
    if (expected) expect(meets).toBe(true);
    const isWhole = entries.every(({ key }) => key !== UNINDEXED_KEY);
    if (conditionDecides(about) && isWhole) expect(meets).toBe(expected);
  },
);

test.prop([card(), fc.func(fc.boolean()), fc.boolean()])(
  "a partial card has the properties that were named, in order, as they were",
  (one, isNamed, novalue) => {
    const names = one.properties.map(({ name }) => name).filter((name) => isNamed(name));
    fc.pre(names.length > 0);
    const props = names.map((name) => ({ name, novalue }));
    const part = partialCard(one, { allprop: false, props });
    const wanted = new Set([...names, "VERSION", "UID"].map((name) => name.toUpperCase()));
    const kept = one.properties.filter(({ name }) => wanted.has(name.toUpperCase()));
    expect(part.properties.map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
    for (const [index, property] of part.properties.entries()) {
      const same = !novalue || /^(?:VERSION|UID)$/i.test(property.name);
      if (same) expect(property).toBe(kept[index]);
      else expect(property).toEqual({ ...kept[index], value: "" });
    }
  },
);
