import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { newDatabase } from "./database.ts";

test("the example of the README runs and prints what it says", async () => {
  const database = await newDatabase();
  const { printed, said } = await runReadmeExample(import.meta.url, (code) =>
    code.replace("postgres://localhost/contacts", database),
  );
  expect(printed).toEqual(said);
});
