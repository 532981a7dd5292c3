// Writes test/unicode-data.txt: what RFC 5051 reads of UnicodeData.txt, field for field. The tests
// derive keys from it and from nothing that an engine knows.
//
//   node scripts/compile-unicode-data.ts <UnicodeData.txt of the pinned version>

import { readFileSync, writeFileSync } from "node:fs";
import { UNICODE_VERSION } from "../src/unicode-exceptions.ts";

const target = new URL("../test/unicode-data.txt", import.meta.url);
const [, , source = ""] = process.argv;

const rows = readFileSync(source, "utf8")
  .trim()
  .split("\n")
  .flatMap((row) => {
    const fields = row.split(";");
    const [code = "", , , combiningClass = "", , decomposition = ""] = fields;
    const titlecase = fields[14] ?? "";
    const isPlain = combiningClass === "0" && decomposition === "" && titlecase === "";
    return isPlain ? [] : [[code, combiningClass, decomposition, titlecase].join(";")];
  });
writeFileSync(
  target,
  [
    `# UnicodeData.txt of Unicode ${UNICODE_VERSION}: fields 0 (code point), 3 (canonical combining class),`,
    "# 5 (decomposition) and 14 (simple titlecase mapping) where one of the last three says something.",
    ...rows,
    "",
  ].join("\n"),
);
