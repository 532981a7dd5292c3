import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the example of sentences runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Sentences");
  expect(printed).toEqual(said);
});
