import * as fc from "fast-check";
import { expect, test } from "vitest";
import { allTexts, grammars } from "./random-grammars-arbitrary.ts";
import { checkGrammar, type Outcome } from "./random-grammars-check.ts";

/** `RANDOM_GRAMMARS=5000 RANDOM_GRAMMARS_SEED=$RANDOM npm run watch random-grammars` looks further. */
const NUMBER = Number(process.env["RANDOM_GRAMMARS"] ?? 50);
const SEED = Number(process.env["RANDOM_GRAMMARS_SEED"] ?? 20_261_120);

test(
  "a random grammar is compiled to nearley's equal, or refused with a reason that holds",
  () => {
    const outcomes: Outcome[] = [];
    const property = fc.property(grammars, (grammar) => {
      outcomes.push(checkGrammar(grammar));
    });
    fc.assert(property, { numRuns: NUMBER, seed: SEED });
    const compiled = outcomes.filter((outcome) => outcome.kind === "compiled");
    const sum = (field: "texts" | "accepted" | "leftEarly") =>
      compiled.reduce((total, outcome) => total + outcome[field], 0);
    expect(compiled.length).toBeGreaterThan(NUMBER / 12);
    expect(sum("accepted")).toBeGreaterThan(sum("texts") / 100);
    expect(sum("leftEarly")).toBeLessThan(sum("texts") / 200);
    const ambiguous = outcomes.filter((outcome) => outcome.kind === "ambiguous");
    expect(ambiguous.length).toBeGreaterThan(NUMBER / 12);
    const confirmed = ambiguous.filter((outcome) => outcome.isConfirmed);
    expect(confirmed.length).toBeGreaterThan(ambiguous.length * 0.7);
  },
  NUMBER * 1000,
);

test("the texts are all texts over the alphabet", () => {
  const texts = allTexts(4);
  expect(new Set(texts).size).toBe(1 + 5 + 25 + 125 + 625);
  expect(texts).toContain("aéc\u{1f600}");
});
