import { expect, test } from "vitest";
import {
  conditionElement,
  conditionKind,
  CONDITIONS,
  conditionsElement,
  type DavXmlError,
  parseConditions,
  parseMultistatus,
  stringifyDav,
} from "../src/index.ts";
import { rfcLines } from "../../../tools/rfc/rfc-example.ts";

const error = (inside: string) =>
  `<D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">${inside}</D:error>`;

test.each([
  ["<D:valid-sync-token/>", { kind: "valid-sync-token" }],
  ["<D:no-ace-conflict><D:why/></D:no-ace-conflict>", { kind: "no-ace-conflict" }],
  [
    "<D:lock-token-submitted><D:href>/a/</D:href> <D:href>/b/</D:href></D:lock-token-submitted>",
    { kind: "lock-token-submitted", hrefs: ["/a/", "/b/"] },
  ],
  ["<D:no-conflicting-lock/>", { kind: "no-conflicting-lock", hrefs: [] }],
  [
    "<D:need-privileges><D:resource><D:privilege><D:bind/></D:privilege><D:href>/c</D:href></D:resource></D:need-privileges>",
    {
      kind: "need-privileges",
      resources: [{ href: "/c", privilege: { namespace: "DAV:", local: "bind" } }],
    },
  ],
  [
    "<D:allow-client-defined-uri><D:add-member><D:href>/c/;add</D:href></D:add-member></D:allow-client-defined-uri>",
    { kind: "allow-client-defined-uri", addMember: "/c/;add" },
  ],
  ["<D:allow-client-defined-uri/>", { kind: "allow-client-defined-uri" }],
  [
    "<C:no-uid-conflict><D:href>/a.vcf</D:href></C:no-uid-conflict>",
    { kind: "no-uid-conflict", href: "/a.vcf" },
  ],
  ["<C:no-uid-conflict/>", { kind: "no-uid-conflict" }],
])("%s is read as it means", (inside, condition) => {
  expect(parseConditions(error(inside))).toEqual([condition]);
});

test("supported-filter carries the filters that are not supported", () => {
  const inside =
    '<C:supported-filter><C:prop-filter name="X-A"><C:is-not-defined/></C:prop-filter>' +
    '<C:param-filter name="X-B"/></C:supported-filter>';
  expect(parseConditions(error(inside))).toMatchObject([
    {
      kind: "supported-filter",
      propFilters: [{ name: "X-A", isNotDefined: true }],
      paramFilters: [{ name: "X-B", isNotDefined: false }],
    },
  ]);
});

test("a condition of the same name in another namespace is another one", () => {
  const [read] = parseConditions(error("<D:no-uid-conflict/>"));
  expect(read).toMatchObject({ kind: "unknown", element: { local: "no-uid-conflict" } });
  expect(conditionKind({ namespace: "DAV:", local: "toString" })).toBe(undefined);
});

test("conditions stand in the responses of a multistatus too", () => {
  const { responses } = parseMultistatus(
    `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:status>HTTP/1.1 507 x</D:status>` +
      "<D:error><D:number-of-matches-within-limits/></D:error></D:response></D:multistatus>",
  );
  expect(responses[0]?.error && parseConditions(responses[0].error)).toEqual([
    { kind: "number-of-matches-within-limits" },
  ]);
});

test.each([
  ["<D:lock-token-submitted/>", "missing-element"],
  [
    "<D:need-privileges><D:resource><D:href>/</D:href></D:resource></D:need-privileges>",
    "missing-element",
  ],
  [
    "<C:no-uid-conflict><D:href>/</D:href><D:href>/</D:href></C:no-uid-conflict>",
    "duplicate-element",
  ],
  ["<C:supported-filter><C:prop-filter/></C:supported-filter>", "missing-attribute"],
  ["<D:allow-client-defined-uri><D:add-member/></D:allow-client-defined-uri>", "missing-element"],
])("refuses %s as %s", (inside, code) => {
  expect(() => parseConditions(error(inside))).toThrow(
    expect.objectContaining({ code }) as DavXmlError,
  );
});

test.each([
  [
    "<D:lock-token-submitted><D:href/><D:href/><D:href/></D:lock-token-submitted>",
    { maxHrefs: 2 },
    "too-many-hrefs",
  ],
  [
    `<D:need-privileges>${"<D:resource><D:href/><D:privilege><D:a/></D:privilege></D:resource>".repeat(3)}</D:need-privileges>`,
    { maxPrivileges: 2 },
    "too-many-privileges",
  ],
  [
    `<C:supported-filter>${'<C:param-filter name="A"/>'.repeat(3)}</C:supported-filter>`,
    { maxFilters: 2 },
    "too-many-filters",
  ],
])("%s has a limit: %o", (inside, limits, code) => {
  expect(() => parseConditions(error(inside), limits)).toThrow(
    expect.objectContaining({ code }) as DavXmlError,
  );
});

test("what no reader would take is not written", () => {
  const lockTokenSubmitted = { kind: "lock-token-submitted", hrefs: [] } as const;
  expect(() => conditionElement(lockTokenSubmitted)).toThrow(RangeError);
  expect(() => conditionElement({ kind: "no-uid-conflict", href: "/a " })).toThrow(RangeError);
});

test("what is no condition is not written", () => {
  expect(() => conditionElement({ kind: "toString" } as never)).toThrow(RangeError);
});

test("an error body has the conditions in their order", () => {
  const body = conditionsElement([{ kind: "valid-sync-token" }, { kind: "max-resource-size" }]);
  expect(stringifyDav(body)).toContain("><D:valid-sync-token/><C:max-resource-size/></D:error>");
});

/** Sections of RFC 3253 whose methods make and use versions, which no specification here does. */
const VERSIONING = /^(?:3\.(?:5|9|1[03-9])|[4-9]|1[0-4])(?:\.|$)/;

/** Conditions on versions in a section that has others too, PROPPATCH of RFC 3253. */
const ON_VERSIONS = new Set([
  "cannot-modify-version-controlled-property",
  "cannot-modify-version",
  "auto-checkout",
  "auto-checkout-checkin",
]);

test.each([4918, 3253, 3744, 4331, 5689, 5995, 6352, 6578])(
  "every condition that RFC %d defines has a kind, but those on versions",
  (number) => {
    const found = definitions(number);
    expect(found.length).toBeGreaterThan(0);
    for (const { name, section } of found) {
      const isOnVersions = number === 3253 && (VERSIONING.test(section) || ON_VERSIONS.has(name));
      const kinds = Array.from(CONDITIONS.keys()) as string[];
      // RFC 5995 defines "allow-client-defined-URI" in its text and "-uri" in its fragment.
      expect([name, kinds.includes(name.toLowerCase())]).toEqual([name, !isOnVersions]);
    }
  },
);

test.each(Array.from(CONDITIONS))("%s stands in the section that is said", (kind, definition) => {
  const [, number = "", section = ""] =
    /^RFC (\d+) section (\S+)$/.exec(definition.specification) ?? [];
  const lines = rfcLines(Number(number));
  const start = lines.findIndex((line) => new RegExp(`^${section}\\.? {1,3}\\S`).test(line));
  const end = lines.findIndex(
    (line, index) => index > start && /^[0-9]+(?:\.[0-9]+)*\.? /.test(line),
  );
  expect(start).toBeGreaterThan(0);
  expect(lines.slice(start, end).join("\n")).toContain(kind);
});

/** What an RFC defines as a condition, with the section that does. */
function definitions(number: number): { readonly name: string; readonly section: string }[] {
  const lines = rfcLines(number);
  const found = [];
  let section = "";
  for (const [index, line] of lines.entries()) {
    section = /^([0-9]+(?:\.[0-9]+)*)\.? {1,3}\S/.exec(line)?.[1] ?? section;
    const name =
      /^ +\((?:DAV|CARDDAV):([A-Za-z-]+)\):? /.exec(line)?.[1] ??
      /^ +Name: +([a-z-]+)/.exec(line)?.[1];
    if (typeof name === "string" && isCondition(line, lines.slice(index, index + 8))) {
      found.push({ name, section });
    }
    const called = /(?:precondition called|MUST\s+contain the)\s+DAV:([a-z-]+)[. ]/.exec(
      `${line.trim()} ${lines[index + 1]?.trim()} `,
    );
    if (called?.[1] !== undefined) found.push({ name: called[1], section });
  }
  return found;
}

// "Name:" begins the definition of properties and elements too, whose purpose says otherwise.
function isCondition(line: string, rest: readonly string[]): boolean {
  const end = rest.findIndex((one, index) => index > 0 && /^ +(?:Name|Value|Protected):/.test(one));
  const definition = end === -1 ? rest : rest.slice(0, end);
  return !line.includes("Name:") || /\((?:pre|post)condition\)/.test(definition.join("\n"));
}
