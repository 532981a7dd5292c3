import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("the example marks a chunked message and moves no other octet", () => {
  const program = fileURLToPath(new URL("../example/splice-direction.ts", import.meta.url));
  const options = ["--conditions=@callingcard/source", program];
  const printed = execFileSync(process.execPath, options, { encoding: "utf8" });
  expect(printed.trimEnd().split("\n")).toEqual([
    "chunks of 150, 130, 40 octets",
    "became 305, 40",
    "the header is behind Disposition-Notification",
    "no other octet moved: true",
    "octets added: 25",
  ]);
});
