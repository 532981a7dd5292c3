import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the example of the arbitraries runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Arbitraries");
  expect(printed).toEqual(said);
});
