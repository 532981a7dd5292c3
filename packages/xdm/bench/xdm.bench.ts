import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { Reginfo, Rule, Ruleset } from "../src/index.ts";
import * as hand from "./hand-policy.ts";
import { shipped } from "./shipped.ts";

const {
  booleanPermission,
  compilePolicy,
  evaluatePolicy,
  isAllowed,
  parseReginfo,
  parseResourceLists,
  parseRuleset,
  reginfoElement,
  resourceListsElement,
  rulesetElement,
  stringifyXdm,
} = await shipped();
const { handDecision } = hand;

const FROM = "2026-01-05T22:00:00Z";
const UNTIL = "2026-01-06T06:00:00Z";
const NIGHT = Date.parse("2026-01-05T23:00:00Z");

/** Rules by turns for one identity, for a domain at night, and for everybody. */
function ruleAt(index: number): Rule {
  const service = {
    kind: "service-list" as const,
    services: [{ kind: "service" as const, enabler: "CPM" }],
  };
  const one = {
    kind: "one" as const,
    id: `sip:+1202555${String(index).padStart(4, "0")}@ims.example;user=phone`,
  };
  const many = { kind: "many" as const, domain: `d${index}.example`, exceptions: [] };
  const validity = { kind: "validity" as const, periods: [{ from: FROM, until: UNTIL }] };
  const conditions =
    index % 3 === 0
      ? [service, { kind: "identity" as const, members: [one] }]
      : index % 3 === 1
        ? [service, { kind: "identity" as const, members: [many] }, validity]
        : [service];
  return {
    id: `r${index}`,
    conditions: { conditions },
    actions: {
      permissions: [
        booleanPermission("allow-do-not-disturb", index % 3 === 1),
        booleanPermission("allow-offline-storage", index % 3 !== 1),
      ],
    },
  };
}

function handRuleAt(index: number): hand.HandRule {
  const isAtNight = index % 3 === 1;
  return {
    identities:
      index % 3 === 0 ? new Set([`tel:+1202555${String(index).padStart(4, "0")}`]) : undefined,
    domain: isAtNight ? `d${index}.example` : undefined,
    fromMs: isAtNight ? Date.parse(FROM) : -Infinity,
    untilMs: isAtNight ? Date.parse(UNTIL) : Infinity,
    service: "CPM",
    allowsDoNotDisturb: isAtNight,
    allowsOfflineStorage: !isAtNight,
  };
}

for (const size of [3, 20]) {
  const numbers = Array.from({ length: size }, (_, index) => index);
  const ruleset: Ruleset = { rules: numbers.map(ruleAt) };
  const policy = compilePolicy(ruleset);
  const handRules = numbers.map(handRuleAt);

  test(`evaluatePolicy, ${size} rules`, async ({ bench }) => {
    const originators = [
      "tel:+1-202-555-0000",
      "sip:alice@d1.example;transport=tcp",
      "sip:x@y.example",
    ];
    const ours = (originator: string): hand.HandDecision => {
      const request = { originator: [originator], instantMs: NIGHT, service: "CPM" };
      const decision = evaluatePolicy(policy, request);
      return {
        allowsDoNotDisturb: isAllowed(decision, "allow-do-not-disturb"),
        allowsOfflineStorage: isAllowed(decision, "allow-offline-storage"),
      };
    };
    for (const originator of originators) {
      expect(ours(originator)).toEqual(handDecision(handRules, originator, NIGHT, "CPM"));
    }
    let turn = 0;
    const next = (): string => originators[(turn += 1) % 3] ?? "";
    await bench.compare(
      bench("hand evaluation", () => void handDecision(handRules, next(), NIGHT, "CPM")),
      bench("@callingcard/xdm", () => {
        evaluatePolicy(policy, { originator: [next()], instantMs: NIGHT, service: "CPM" });
      }),
      bench("@callingcard/xdm, with two questions", () => void ours(next())),
    );
  });
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => ["list", "entry", "rule", "contact", "registration"].includes(name),
});

const lists = stringifyXdm(
  resourceListsElement({
    lists: [
      {
        name: "friends",
        items: Array.from({ length: 500 }, (_, index) => ({
          kind: "entry" as const,
          uri: `sip:user${index}@example.com`,
          displayName: { text: `User ${index}` },
        })),
      },
    ],
  }),
);

test(`parseResourceLists, 500 entries, ${(lists.length / 1000).toFixed(0)} kB`, async ({
  bench,
}) => {
  const theirs = (): string[] => {
    const document = parser.parse(lists) as {
      "resource-lists": { list: { entry: { uri: string }[] }[] };
    };
    return document["resource-lists"].list.flatMap(({ entry }) => entry.map(({ uri }) => uri));
  };
  const ours = (): string[] =>
    parseResourceLists(lists).lists.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "entry" ? [item.uri] : [])),
    );
  expect(theirs()).toEqual(ours());
  await bench.compare(
    bench("@callingcard/xdm", () => void ours()),
    bench("fast-xml-parser", () => void theirs()),
  );
});

const ruleset = stringifyXdm(
  rulesetElement({ rules: Array.from({ length: 20 }, (_, i) => ruleAt(i)) }),
);

test(`parseRuleset, 20 rules, ${(ruleset.length / 1000).toFixed(0)} kB`, async ({ bench }) => {
  const theirs = (): string[] => {
    const document = parser.parse(ruleset) as { ruleset: { rule: { id: string }[] } };
    return document.ruleset.rule.map(({ id }) => id);
  };
  const ours = (): string[] => parseRuleset(ruleset).rules.map(({ id }) => id);
  expect(theirs()).toEqual(ours());
  await bench.compare(
    bench("@callingcard/xdm", () => void ours()),
    bench("@callingcard/xdm, ready to be asked", () => void compilePolicy(parseRuleset(ruleset))),
    bench("fast-xml-parser", () => void theirs()),
  );
});

const registered: Reginfo = {
  version: 0,
  state: "full",
  registrations: [
    {
      aor: "sip:user@example.com",
      id: "a1",
      state: "active",
      contacts: Array.from({ length: 3 }, (_, index) => ({
        id: String(index),
        state: "active",
        event: "registered",
        expiresSeconds: 3600,
        uri: `sip:user@192.0.2.${index}`,
        unknownParams: [{ name: "+sip.instance", text: `"<urn:uuid:${index}>"` }],
        extras: [
          { kind: "pub-gruu", uri: `sip:user@example.com;gr=urn:uuid:${index}`, children: [] },
        ],
      })),
    },
  ],
};
const reginfo = stringifyXdm(reginfoElement(registered));

test(`parseReginfo, 3 contacts, ${(reginfo.length / 1000).toFixed(1)} kB`, async ({ bench }) => {
  const theirs = (): string[] => {
    const document = parser.parse(reginfo) as {
      reginfo: { registration: { contact: { uri: string }[] }[] };
    };
    return document.reginfo.registration.flatMap(({ contact }) => contact.map(({ uri }) => uri));
  };
  const ours = (): string[] =>
    parseReginfo(reginfo).registrations.flatMap(({ contacts }) => contacts.map(({ uri }) => uri));
  expect(theirs()).toEqual(ours());
  await bench.compare(
    bench("@callingcard/xdm", () => void ours()),
    bench("fast-xml-parser", () => void theirs()),
  );
});

test("twice the input is twice the time", async ({ bench }) => {
  const many = (count: number): string =>
    `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy">${'<rule id="r"><conditions><identity><one id="sip:a@b"/></identity></conditions></rule>'.repeat(count)}</ruleset>`;
  const [once, twice] = [many(200), many(400)];
  await bench.compare(
    bench("200 rules", () => void compilePolicy(parseRuleset(once))),
    bench("400 rules", () => void compilePolicy(parseRuleset(twice))),
  );
});
