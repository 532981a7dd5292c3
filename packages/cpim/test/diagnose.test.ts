import { expect, test } from "vitest";
import { diagnoseCpim } from "../src/diagnose.ts";
import { ParseError, parseCpim } from "../src/index.ts";
import { encode } from "./refusal.ts";

function diagnosisOf(text: string): ReturnType<typeof diagnoseCpim> {
  try {
    parseCpim(encode(text));
  } catch (error) {
    if (error instanceof ParseError) return diagnoseCpim(text, error);
    throw error;
  }
  throw new Error("accepted");
}

test("says what could have stood in a header", () => {
  const found = diagnosisOf("From: <im:a@b>\r\nSub ject: x\r\n\r\nContent-Type: a/b\r\n\r\n");
  expect(found).toMatchObject({ line: 2, column: 4, rule: "header" });
  expect(found?.expected).toContain('":"');
});

test("says what is missing at the end", () => {
  expect(diagnosisOf("Subject: x\r\n")?.expected.length).toBeGreaterThan(0);
});

test.each([
  "foo.Bar: x\r\n\r\nContent-Type: a/b\r\n\r\n",
  "Subject: x\r\n\r\n\r\n",
  "\r\nA\r\n\r\n",
])("has nothing to say of %j", (text) => {
  expect(diagnosisOf(text)).toBe(undefined);
});
