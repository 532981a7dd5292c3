import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

test("the example of the README runs and prints what it says", { timeout: 30_000 }, () => {
  const { printed, said } = runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});
