// node --conditions=@callingcard/source packages/xdm/bench/conformance.ts
// Counts, from the texts of the RFCs, how many elements of the schemas the package knows, and how many
// examples are read into typed data and built again as the same tree.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseXml } from "@callingcard/xml";
import { stringifyXdm } from "@callingcard/xdm";
import { comparable } from "../test/comparable.ts";
import { KINDS, type DocumentKind } from "../test/kinds.ts";
import { examples, rfcSchemas, schemaElements } from "../test/xsd.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const sources = globSync([`${folder}grammar/*.ne`, `${folder}src/*.ts`])
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** The RFCs, and the roots of the documents in their examples. */
const RFCS: readonly (readonly [rfc: number, ...roots: string[]])[] = [
  [4826, "resource-lists"],
  [5364, "resource-lists"],
  [5365, "resource-lists"],
  [5366, "resource-lists"],
  [4745, "ruleset"],
  [5025, "ruleset"],
  [3680, "reginfo"],
  [5628, "reginfo"],
  [4575, "conference-info"],
  [5874, "xcap-diff"],
  [4825, "xcap-error", "xcap-caps", "resource-lists"],
];

/** Elements of rls-services (RFC 4826 section 4), and the abstract one of RFC 4825. */
const OTHERS = ["rls-services", "service", "packages", "package", "resource-list", "error-element"];

for (const [rfc, ...roots] of RFCS) {
  const kinds = KINDS.filter(({ root }) => roots.includes(root));
  const names = new Set(rfcSchemas(rfc).flatMap((schema) => [...schemaElements(schema)]));
  // RFC 5025 has permissions, which are kept as elements; RFC 4826 has another document.
  const isOther = (name: string): boolean => rfc === 5025 || OTHERS.includes(name);
  const own = [...names].filter((name) => !isOther(name));
  const lacking = own.filter(
    (name) => !sources.includes(`:${name}"`) && !sources.includes(`"${name}"`),
  );
  const found = examples([rfc]).filter(({ root }) => roots.includes(root));
  const failed = found.filter(
    ({ root, xml }) =>
      !comesBack(
        xml,
        kinds.find((one) => one.root === root),
      ),
  );
  console.log(
    `RFC ${rfc}: elements ${own.length - lacking.length} of ${own.length}${list(lacking)}, examples ${found.length - failed.length} of ${found.length}${list(failed.map(({ section }) => section))}`,
  );
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "" : ` (not ${names.join(", ")})`;
}

function comesBack(xml: string, kind: DocumentKind | undefined): boolean {
  if (kind === undefined) return false;
  const again = parseXml(stringifyXdm(kind.rebuild(xml))).root;
  return JSON.stringify(comparable(again)) === JSON.stringify(comparable(parseXml(xml).root));
}
