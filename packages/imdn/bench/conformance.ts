// node --conditions=@callingcard/source packages/imdn/bench/conformance.ts
// Counts, from the texts of the RFCs, how many elements of the schemas the package knows, and how many
// examples are read into typed data and built again as the same tree.
import { readFileSync } from "node:fs";
import {
  imdnElement,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "@callingcard/imdn";
import { parseXml, type XmlElement } from "@callingcard/xml";
import { rfcExamples, rfcLines } from "../../../tools/rfc/rfc-example.ts";
import { comparable } from "../test/comparable.ts";

const grammars = ["imdn", "is-composing"]
  .map((name) => readFileSync(new URL(`../grammar/${name}.ne`, import.meta.url), "utf8"))
  .join("\n");

elements(5438, /<element name="([a-z-]+)">/g);
examples(5438, "imdn", (xml) => imdnElement(parseImdn(xml)));
elements(3994, /<xs:element name="([a-zA-Z]+)"/g);
examples(3994, "isComposing", (xml) => isComposingElement(parseIsComposing(xml)));

function elements(rfc: number, pattern: RegExp): void {
  const matches = rfcLines(rfc).join("\n").matchAll(pattern);
  const names = new Set(Array.from(matches, ([, name = ""]) => name));
  const known = [...names].filter(
    (name) => grammars.includes(`:${name}"`) || grammars.includes(`name="${name}"`),
  );
  console.log(`RFC ${rfc}, elements: ${known.length} of ${names.size}`);
}

function examples(rfc: number, root: string, build: (xml: string) => XmlElement): void {
  const all = rfcExamples(rfc).filter(({ xml }) => xml.includes(`<${root} `));
  const good = all.filter(({ xml }) => comesBack(xml, build));
  console.log(`RFC ${rfc}, examples: ${good.length} of ${all.length}`);
}

function comesBack(xml: string, build: (xml: string) => XmlElement): boolean {
  const again = parseXml(stringifyImdn(build(xml))).root;
  return JSON.stringify(comparable(again)) === JSON.stringify(comparable(parseXml(xml).root));
}
