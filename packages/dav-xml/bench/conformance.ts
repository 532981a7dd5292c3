// node --conditions=@callingcard/source packages/dav-xml/bench/conformance.ts
// Counts, from the texts of the RFCs, how many DTD fragments with elements in them have a rule, and
// how many examples are read into typed data and built again as the same tree.
import { readFileSync } from "node:fs";
import { parseXml, stringifyXml } from "@callingcard/xml";
import { PREFIXES } from "@callingcard/dav-xml";
import { dtdFragments } from "../test/dtd-fragment.ts";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { comparable, writtenBack } from "../test/written-back.ts";

const grammars = ["acl", "carddav", "property", "webdav"]
  .map((name) => readFileSync(new URL(`../grammar/${name}.ne`, import.meta.url), "utf8"))
  .join("\n");

// RFC 3253 is about versions; here are its properties of every resource and its report.
for (const { rfc, sections } of [
  { rfc: 4918, sections: /^/ },
  { rfc: 5689, sections: /^/ },
  { rfc: 6578, sections: /^/ },
  { rfc: 6352, sections: /^/ },
  { rfc: 3744, sections: /^/ },
  { rfc: 3253, sections: /^3\.[18]/ },
]) {
  const fragments = dtdFragments(rfc).filter(
    ({ section, content }) => sections.test(section) && hasElements(content),
  );
  const names = [...new Set(fragments.map(({ element }) => element))];
  const lacking = names.filter((name) => !hasRule(name));
  report(`RFC ${rfc}, fragments`, names.length - lacking.length, names.length, lacking);
  const examples = rfcExamples(rfc).filter(({ section }) => sections.test(section));
  const failed = examples.filter(({ xml }) => !comesBack(xml)).map(({ section }) => section);
  report(`RFC ${rfc}, examples`, examples.length - failed.length, examples.length, failed);
}

function report(what: string, good: number, all: number, others: readonly string[]): void {
  console.log(`${what}: ${good} of ${all}${others.length > 0 ? `, not ${others.join(", ")}` : ""}`);
}

function hasElements(content: string): boolean {
  return !/^(?:EMPTY|ANY|\(?#PCDATA\)?|CDATA)$/.test(content);
}

// The grammars quote each fragment above its rule.
function hasRule(element: string): boolean {
  return new RegExp(`<!ELEMENT ${element}\\s`).test(grammars);
}

function comesBack(xml: string): boolean {
  try {
    const { root } = parseXml(xml);
    const written = writtenBack(root);
    if (written === undefined) return false;
    const again = parseXml(stringifyXml(written, { prefixes: PREFIXES })).root;
    return JSON.stringify(comparable(again)) === JSON.stringify(comparable(root));
  } catch {
    return false;
  }
}
