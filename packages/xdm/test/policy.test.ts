import { test as property } from "@fast-check/vitest";
import { element } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { policyRequest, ruleset as anyRuleset } from "../src/arbitrary.ts";
import {
  booleanPermission,
  COMMON_POLICY,
  compilePolicy,
  evaluatePolicy,
  grantingRules,
  isAllowed,
  OMA_EXTENSIONS,
  parseRuleset,
  permissionKey,
  PRES_RULES,
  type Condition,
  type PolicyRequest,
  type Rule,
  type Ruleset,
} from "../src/index.ts";
import { naiveGrant, naiveRules } from "./naive-policy.ts";

const NOW = Date.UTC(2026, 0, 5, 23);
const BOB: PolicyRequest = { originator: ["sip:bob@example.com"], instantMs: NOW };

/** The rules of a policy that apply to a request. */
function applying(ruleset: Ruleset, request: PolicyRequest): string[] {
  const { rules } = evaluatePolicy(compilePolicy(ruleset), request);
  return rules.filter(({ applies }) => applies).map(({ rule }) => rule);
}

/** Whether one rule with these conditions applies. */
function holds(request: Partial<PolicyRequest>, ...conditions: Condition[]): boolean {
  const rule: Rule = { id: "r", conditions: { conditions } };
  return applying({ rules: [rule] }, { originator: [], instantMs: NOW, ...request }).length > 0;
}

describe("RFC 4745 section 10.3", () => {
  const X = { namespace: "urn:x", local: "x" };
  const Y = { namespace: "urn:x", local: "y" };
  const Z = { namespace: "urn:x", local: "z" };
  const A = ["2003-12-24T17:00:00+01:00", "2003-12-24T21:00:00+01:00"] as const;
  const B = ["2003-12-22T17:00:00+01:00", "2003-12-23T17:00:00+01:00"] as const;
  const A3 = [A[0], "2003-12-24T23:30:00+01:00"] as const;
  const rows = [
    { who: "bob", sphere: "home", when: A, x: "true", y: "10", z: "o" },
    { who: "alice", sphere: "work", when: A, x: "false", y: "5", z: "+" },
    { who: "bob", sphere: "work", when: A, x: "true", y: "3", z: "-" },
    { who: "tom", sphere: "work", when: A, x: "true", y: "5", z: "+" },
    { who: "bob", sphere: "work", when: A3, x: undefined, y: "12", z: "o" },
    { who: "bob", sphere: "work", when: B, x: "false", y: "10", z: "-" },
  ];
  const ruleset: Ruleset = {
    rules: rows.map(({ who, sphere, when: [from, until], x, y, z }, index) => ({
      id: String(index + 1),
      conditions: {
        conditions: [
          { kind: "identity", members: [{ kind: "one", id: `sip:${who}@example.com` }] },
          { kind: "sphere", value: [sphere] },
          { kind: "validity", periods: [{ from, until }] },
        ],
      },
      actions: {
        permissions: [...(x === undefined ? [] : [element(X, [x])]), element(Y, [y])],
      },
      transformations: { permissions: [element(Z, [z])] },
    })),
  };
  const policy = compilePolicy(ruleset, {
    permissionTypes: new Map([
      [permissionKey(X), { kind: "boolean" }],
      [permissionKey(Y), { kind: "integer" }],
      [permissionKey(Z), { kind: "level", levels: ["-", "o", "+"] }],
    ]),
  });
  const decision = evaluatePolicy(policy, {
    originator: ["sip:bob@example.com"],
    sphere: "work",
    instantMs: Date.parse("2003-12-24T17:15:00+01:00"),
  });

  test("rules 3 and 5 fire, and the others say why not", () => {
    expect(decision.rules.map((one) => (one.applies ? "" : one.kind))).toEqual([
      "sphere",
      "identity",
      "",
      "identity",
      "",
      "validity",
    ]);
    expect(decision.rules[5]).toEqual({
      applies: false,
      rule: "6",
      condition: 2,
      kind: "validity",
      reason: "the instant is outside the periods",
    });
  });

  test("their permissions are combined by type", () => {
    expect(decision.permissions.get(permissionKey(X))).toEqual({ kind: "boolean", value: true });
    expect(decision.permissions.get(permissionKey(Y))).toEqual({ kind: "integer", value: 12 });
    expect(decision.permissions.get(permissionKey(Z))).toEqual({
      kind: "level",
      value: "o",
      rank: 1,
    });
    expect(grantingRules(decision, X)).toEqual(["3"]);
  });
});

describe("the examples of RFC 4745", () => {
  const examples = new Map(
    rfcExamples(4745)
      .filter(({ xml }) => xml.includes("<ruleset"))
      .map(({ section, xml }) => [section, parseRuleset(xml)]),
  );
  const example = (section: string): Ruleset => examples.get(section) ?? { rules: [] };
  const from = (...originator: string[]): PolicyRequest => ({ originator, instantMs: NOW });

  test("section 7.1.3.1: any authenticated identity", () => {
    expect(applying(example("7.1.3.1"), from("sip:a@example.net"))).toEqual(["f3g44r5"]);
    expect(applying(example("7.1.3.1"), from())).toEqual([]);
  });

  test.each([
    ["sip:carol@example.net", true],
    ["tel:+12125550000", true],
    ["tel:+12125551234", false],
    ["sip:carol@EXAMPLE.com", false],
    ["sip:alice@bad.example.net", false],
    ["sip:carol@bad.example.net", true],
  ])("section 7.1.3.2: %s", (uri, isMatch) => {
    const instantMs = Date.parse("2003-12-24T17:00:00+01:00");
    const request = { originator: [uri], instantMs, sphere: "WORK" };
    expect(applying(example("7.1.3.2"), request)).toHaveLength(isMatch ? 1 : 0);
    expect(applying(example("7.1.3.2"), { ...request, sphere: "home" })).toEqual([]);
    const end = Date.parse("2003-12-24T19:00:00+01:00");
    expect(applying(example("7.1.3.2"), { ...request, instantMs: end })).toEqual([]);
  });

  test("section 7.1.3.3: a domain with exceptions", () => {
    const ruleset = example("7.1.3.3");
    expect(applying(ruleset, from("sip:carol@example.com"))).toHaveLength(1);
    expect(applying(ruleset, from("sip:alice@example.com"))).toEqual([]);
    expect(applying(ruleset, from("sip:carol@example.org"))).toEqual([]);
    expect(applying(ruleset, from("sip:carol@example.com", "sip:bob@example.com"))).toEqual([]);
  });

  test("section 7.3: one of several spheres", () => {
    const john = from("sip:john@doe.example.com");
    expect(applying(example("7.3"), { ...john, sphere: "Home" })).toEqual(["z6y55r2"]);
    expect(applying(example("7.3"), john)).toEqual([]);
  });
});

describe("conditions", () => {
  const identity: Condition = {
    kind: "identity",
    members: [{ kind: "one", id: "sip:bob@example.com" }],
  };

  test("none are always true; one that is unknown is not", () => {
    expect(holds({})).toBe(true);
    expect(
      holds(BOB, { kind: "other", element: element({ namespace: "urn:x", local: "y" }) }),
    ).toBe(false);
  });

  test("a number is the same as a SIP URI", () => {
    const members = [{ kind: "one" as const, id: "tel:+1-202-555-0123" }];
    const originator = ["sip:+12025550123@ims.example;user=phone"];
    expect(holds({ originator }, { kind: "identity", members })).toBe(true);
  });

  test("other-identity is whom no rule names", () => {
    const ruleset: Ruleset = {
      rules: [
        { id: "bob", conditions: { conditions: [identity, { kind: "sphere", value: ["x"] }] } },
        { id: "others", conditions: { conditions: [{ kind: "other-identity" }] } },
      ],
    };
    expect(applying(ruleset, BOB)).toEqual([]);
    expect(applying(ruleset, { ...BOB, originator: ["sip:carol@example.com"] })).toEqual([
      "others",
    ]);
    expect(applying(ruleset, { ...BOB, originator: [] })).toEqual([]);
  });

  test("external-list asks for canonical addresses", () => {
    const condition: Condition = {
      kind: "external-list",
      entries: [{ anchor: "a" }, { anchor: "b" }],
    };
    const asked: string[] = [];
    const isListMember = (anchor: string, address: string): boolean => {
      asked.push(`${anchor} ${address}`);
      return anchor === "b";
    };
    expect(holds({ originator: ["tel:+1-202-555-0123"], isListMember }, condition)).toBe(true);
    expect(asked).toEqual(["a tel:+12025550123", "b tel:+12025550123"]);
    expect(holds(BOB, condition)).toBe(false);
  });

  test("anonymous-request is what is said of the request, or what nobody is authenticated for", () => {
    const condition: Condition = { kind: "anonymous-request" };
    expect(holds({}, condition)).toBe(true);
    expect(holds(BOB, condition)).toBe(false);
    expect(holds({ ...BOB, isAnonymous: true }, condition)).toBe(true);
  });

  test("services and media", () => {
    const cpm: Condition = {
      kind: "service-list",
      services: [{ kind: "service", enabler: "CPM" }],
    };
    const exceptCpm = { services: [{ enabler: "CPM" }] };
    const others: Condition = { kind: "all-services-except", ...exceptCpm };
    const inside: Condition = { kind: "service-list", services: [others] };
    for (const [service, isCpm] of [
      ["CPM", true],
      ["PoC", false],
    ] as const) {
      expect(holds({ service }, cpm)).toBe(isCpm);
      expect(holds({ service }, others)).toBe(!isCpm);
      expect(holds({ service }, inside)).toBe(!isCpm);
    }
    for (const condition of [cpm, others, inside]) expect(holds({}, condition)).toBe(false);
    const audio = element({ namespace: OMA_EXTENSIONS, local: "audio" });
    expect(holds({ media: ["video", "audio"] }, { kind: "media-list", media: [audio] })).toBe(true);
    expect(holds({ media: ["video"] }, { kind: "media-list", media: [audio] })).toBe(false);
    expect(holds({}, { kind: "media-list", media: [audio] })).toBe(false);
  });

  test.each([
    { from: "22:00:00Z", until: "06:00:00Z", at: [22, 23, 0, 5], not: [6, 12, 21] },
    { from: "08:00:00Z", until: "17:00:00Z", at: [8, 16], not: [7, 17, 23] },
  ])("the time from $from to $until", ({ from, until, at, not }) => {
    const range: Condition = { kind: "time-range", periods: [{ from, until }] };
    const isAt = (hour: number): boolean => holds({ instantMs: Date.UTC(2026, 0, 5, hour) }, range);
    expect(at.filter((hour) => !isAt(hour))).toEqual([]);
    expect(not.filter(isAt)).toEqual([]);
    expect(holds({ instantMs: -1 }, range)).toBe(isAt(23));
  });

  test("a domain is compared in ASCII and in any case", () => {
    const many: Condition = {
      kind: "identity",
      members: [{ kind: "many", domain: "B%C3%BCcher.example", exceptions: [] }],
    };
    expect(holds({ originator: ["sip:a@xn--bcher-kva.EXAMPLE"] }, many)).toBe(true);
    expect(holds({ originator: ["sip:a@example"] }, many)).toBe(false);
    const broken: Condition = {
      kind: "identity",
      members: [{ kind: "many", domain: "a b", exceptions: [] }],
    };
    expect(holds(BOB, broken)).toBe(false);
  });

  test("who may be excluded by what is unknown is excluded", () => {
    const unknown = element({ namespace: "urn:x", local: "y" });
    const many: Condition = {
      kind: "identity",
      members: [{ kind: "many", exceptions: [{ kind: "other", element: unknown }] }],
    };
    expect(holds(BOB, many)).toBe(false);
    const one: Condition = {
      kind: "identity",
      members: [{ kind: "one", id: "sip:bob@example.com", extension: unknown }],
    };
    expect(holds(BOB, one)).toBe(false);
    for (const exception of [{ id: "sip:carol@example.com", extension: unknown }, {}]) {
      const exceptions = [{ kind: "except" as const, ...exception }];
      expect(holds(BOB, { kind: "identity", members: [{ kind: "many", exceptions }] })).toBe(false);
    }
    const services: Condition = {
      kind: "all-services-except",
      services: [],
      extensions: [unknown],
    };
    expect(holds({ service: "CPM" }, services)).toBe(false);
  });
});

describe("what is unknown in a condition", () => {
  const unknown = element({ namespace: "urn:x", local: "y" });
  const extensions = [unknown];

  test("makes it false", () => {
    const request = { ...BOB, sphere: "work", isAnonymous: true, isListMember: () => true };
    const conditions: Condition[] = [
      { kind: "sphere", value: ["work"] },
      { kind: "anonymous-request" },
      { kind: "other-identity" },
    ];
    for (const condition of conditions) {
      expect(holds(request, condition)).toBe(true);
      expect(holds(request, { ...condition, extensions } as Condition)).toBe(false);
    }
    const entries = [{ anchor: "a", extensions }];
    expect(holds(request, { kind: "external-list", entries })).toBe(false);
    expect(holds(request, { kind: "external-list", entries: [{ anchor: "a" }] })).toBe(true);
  });

  test.each<Condition>([
    { kind: "identity", members: [{ kind: "other", element: unknown }] },
    {
      kind: "identity",
      members: [{ kind: "one", id: "sip:bob@example.com", extension: unknown }],
    },
    { kind: "external-list", entries: [{ anchor: "a", extensions }] },
    {
      kind: "identity",
      members: [{ kind: "many", exceptions: [{ kind: "other", element: unknown }] }],
    },
  ])("leaves no other identity", (condition) => {
    const ruleset: Ruleset = {
      rules: [
        { id: "unknown", conditions: { conditions: [condition] } },
        { id: "others", conditions: { conditions: [{ kind: "other-identity" }] } },
      ],
    };
    expect(applying(ruleset, BOB)).toEqual([]);
  });
});

test.each([
  "example.com/",
  "x@example.com",
  "example.com?",
  "example.com#x",
  "example.com%2Fx",
  "x%40example.com",
  "example.com:80",
])("no more than a domain is a domain: %s", (domain) => {
  const members = [{ kind: "many" as const, domain, exceptions: [] }];
  expect(holds(BOB, { kind: "identity", members })).toBe(false);
});

test("a set of 40 000 rules is gathered once", () => {
  const set = { namespace: PRES_RULES, local: "provide-services" };
  const rules = Array.from({ length: 40_000 }, (_, index): Rule => {
    const granted = element({ namespace: PRES_RULES, local: `x${index}` });
    return { id: String(index), actions: { permissions: [element(set, [granted])] } };
  });
  const policy = compilePolicy({ rules });
  for (const decision of [evaluatePolicy(policy, BOB), evaluatePolicy(policy, BOB)]) {
    const found = decision.permissions.get(permissionKey(set));
    expect(found?.kind === "set" && found.value.length).toBe(40_000);
  }
});

describe("the policy of a user of messaging", () => {
  const policy = compilePolicy(
    parseRuleset(`
<cp:ruleset xmlns:cp="urn:ietf:params:xml:ns:common-policy" xmlns:oxe="urn:oma:xml:xdm:extensions">
  <cp:rule id="night">
    <cp:conditions>
      <oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list>
      <cp:validity><cp:from>2026-01-05T22:00:00Z</cp:from><cp:until>2026-01-06T06:00:00Z</cp:until></cp:validity>
    </cp:conditions>
    <cp:actions><oxe:allow-do-not-disturb>true</oxe:allow-do-not-disturb></cp:actions>
  </cp:rule>
  <cp:rule id="store">
    <cp:conditions><oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list></cp:conditions>
    <cp:actions><oxe:allow-offline-storage>1</oxe:allow-offline-storage></cp:actions>
  </cp:rule>
  <cp:rule id="any">
    <cp:actions><cp:allow-do-not-disturb>true</cp:allow-do-not-disturb></cp:actions>
  </cp:rule>
</cp:ruleset>`),
  );

  test("is asked for a service and an instant", () => {
    const night = evaluatePolicy(policy, { ...BOB, service: "CPM" });
    expect(grantingRules(night, "allow-do-not-disturb")).toEqual(["night", "any"]);
    expect(grantingRules(night, "allow-do-not-disturb", "CPM")).toEqual(["night"]);
    expect(isAllowed(night, "allow-offline-storage")).toBe(true);
    const day = evaluatePolicy(policy, { ...BOB, service: "CPM", instantMs: NOW + 8 * 3_600_000 });
    expect(isAllowed(day, "allow-do-not-disturb", "CPM")).toBe(false);
    expect(isAllowed(day, { namespace: COMMON_POLICY, local: "allow-do-not-disturb" })).toBe(true);
    const other = evaluatePolicy(policy, { ...BOB, service: "PoC" });
    expect(isAllowed(other, "allow-offline-storage")).toBe(false);
  });
});

describe("permissions", () => {
  test("sets are joined, levels and integers are the greatest, nonsense counts as absent", () => {
    const set = { namespace: PRES_RULES, local: "provide-services" };
    const level = { namespace: PRES_RULES, local: "sub-handling" };
    const count = { namespace: "urn:x", local: "count" };
    const part = (local: string) => element({ namespace: PRES_RULES, local });
    const rule = (id: string, ...permissions: ReturnType<typeof element>[]): Rule => ({
      id,
      actions: { permissions },
    });
    const ruleset: Ruleset = {
      rules: [
        rule("a", element(set, [part("x")]), element(level, ["allow"]), element(count, ["2"])),
        rule("b", element(set, [part("y")]), element(level, ["block"]), element(count, ["-7"])),
        rule("c", element(level, ["maybe"]), element(count, ["two"]), element(count, ["1.5"])),
        rule("d", booleanPermission("allow-reject-invite", false), element(count, ["1"])),
        rule("e", element({ namespace: OMA_EXTENSIONS, local: "allow-reject-invite" }, ["yes"])),
      ],
    };
    const permissionTypes = new Map([[permissionKey(count), { kind: "integer" as const }]]);
    const { permissions } = evaluatePolicy(compilePolicy(ruleset, { permissionTypes }), BOB);
    expect(permissions.get(permissionKey(set))).toMatchObject({
      value: [{ local: "x" }, { local: "y" }],
    });
    expect(permissions.get(permissionKey(level))).toMatchObject({ value: "allow" });
    expect(permissions.get(permissionKey(count))).toEqual({ kind: "integer", value: 2 });
    expect(permissions.get("allow-reject-invite")).toEqual({ kind: "boolean", value: false });
  });
});

property.prop([anyRuleset(), policyRequest()])(
  "the decision is the naive one",
  (ruleset, request) => {
    const decision = evaluatePolicy(compilePolicy(ruleset), request);
    const ids = decision.rules.filter(({ applies }) => applies).map(({ rule }) => rule);
    expect(ids).toEqual(naiveRules(ruleset, request));
    for (const name of ["allow-do-not-disturb", "allow-offline-storage"]) {
      expect(isAllowed(decision, name)).toBe(naiveGrant(ruleset, request, name));
    }
  },
);
