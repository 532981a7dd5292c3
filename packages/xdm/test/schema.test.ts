import { eventNames, systematic } from "@callingcard/grammar/arbitrary";
import { eventUnits, FOREIGN_EVENT, type EventEntry } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { describe, expect, test } from "vitest";
import { commonPolicyIr } from "../src/generated/common-policy.ir.ts";
import * as commonPolicy from "../src/generated/common-policy.ts";
import { conferenceInfoIr } from "../src/generated/conference-info.ir.ts";
import * as conferenceInfo from "../src/generated/conference-info.ts";
import { reginfoIr } from "../src/generated/reginfo.ir.ts";
import * as reginfo from "../src/generated/reginfo.ts";
import { resourceListsIr } from "../src/generated/resource-lists.ir.ts";
import * as resourceLists from "../src/generated/resource-lists.ts";
import { xcapIr } from "../src/generated/xcap.ir.ts";
import * as xcap from "../src/generated/xcap.ts";
import { rfcSchemas, schemaContent } from "./xsd.ts";

interface Grammar {
  readonly rfc: number;
  /** The place of the schema among those of the RFC. */
  readonly schema: number;
  readonly prefix: string;
  readonly ir: GrammarIr;
  readonly entries: Record<string, unknown>;
  /** The name of the type or element for each rule that is compared. */
  readonly rules: Readonly<Record<string, string>>;
  /** Rules that take more than the schema does; the grammars say why. */
  readonly extended: readonly string[];
}

const GRAMMARS: readonly Grammar[] = [
  {
    rfc: 4826,
    schema: 0,
    prefix: "R",
    ir: resourceListsIr,
    entries: resourceLists,
    rules: {
      resourceLists: "resource-lists",
      list: "listType",
      entry: "entryType",
      entryRef: "entry-refType",
      external: "externalType",
    },
    extended: [],
  },
  {
    rfc: 4745,
    schema: 0,
    prefix: "P",
    ir: commonPolicyIr,
    entries: commonPolicy,
    rules: {
      ruleset: "ruleset",
      rule: "ruleType",
      conditions: "conditionsType",
      identity: "identityType",
      one: "oneType",
      many: "manyType",
      except: "exceptType",
      sphere: "sphereType",
      validity: "validityType",
      actions: "extensibleType",
      transformations: "extensibleType",
    },
    extended: ["except", "sphere", "actions"],
  },
  {
    rfc: 3680,
    schema: 0,
    prefix: "R",
    ir: reginfoIr,
    entries: reginfo,
    rules: { reginfo: "reginfo", registration: "registration", contact: "contact" },
    extended: [],
  },
  {
    rfc: 4575,
    schema: 0,
    prefix: "C",
    ir: conferenceInfoIr,
    entries: conferenceInfo,
    rules: {
      conference: "conference-type",
      conferenceDescription: "conference-description-type",
      host: "host-type",
      conferenceState: "conference-state-type",
      conferenceMedia: "conference-media-type",
      conferenceMedium: "conference-medium-type",
      uris: "uris-type",
      uri: "uri-type",
      users: "users-type",
      user: "user-type",
      userRoles: "user-roles-type",
      endpoint: "endpoint-type",
      execution: "execution-type",
      call: "call-type",
      sipDialogId: "sip-dialog-id-type",
      media: "media-type",
      sidebarsByVal: "sidebars-by-val-type",
    },
    extended: ["call"],
  },
  {
    rfc: 5874,
    schema: 0,
    prefix: "D",
    ir: xcapIr,
    entries: xcap,
    rules: { xcapDiff: "xcap-diff", document: "documentType" },
    extended: [],
  },
  {
    rfc: 4825,
    schema: 0,
    prefix: "E",
    ir: xcapIr,
    entries: xcap,
    rules: {
      phrased: "not-well-formed",
      noParent: "no-parent",
      uniquenessFailure: "uniqueness-failure",
      exists: "exists",
      extension: "extension",
    },
    extended: ["phrased"],
  },
  {
    rfc: 4825,
    schema: 1,
    prefix: "K",
    ir: xcapIr,
    entries: xcap,
    rules: {
      xcapCaps: "xcap-caps",
      auids: "auids",
      extensions: "extensions",
      namespaces: "namespaces",
    },
    extended: [],
  },
];

const EVENTS = new Map(
  GRAMMARS.map(({ ir, entries }) => [
    ir,
    (entries as { readonly EVENTS: readonly string[] }).EVENTS,
  ]),
);

describe.each(GRAMMARS)("the schema of RFC $rfc", (grammar) => {
  const { rfc, schema, prefix, ir, entries, rules, extended } = grammar;
  const root = rfcSchemas(rfc)[schema];

  test.each(Object.entries(rules))("%s takes what %s says", (rule, type) => {
    const pattern = root && schemaContent(root, type, prefix);
    if (pattern === undefined) throw new Error(`RFC ${rfc} has no type ${type}`);
    const { parse, order } = entries[rule] as EventEntry<never, unknown>;
    const verdicts = Array.from(systematic(ir, rule, { limit: 3000 }), (units) => {
      const names = eventNames(ir, units);
      const seen = names.map((name) => `${seenFromSchema(name, prefix)};`).join("");
      // An element of another vocabulary is read as any other, unless the rule names it.
      const other = eventUnits(EVENTS.get(ir) ?? []).get("##other") ?? FOREIGN_EVENT;
      const read = Array.from(units, (unit, index) =>
        !order.includes(unit) && seenFromSchema(names[index] ?? "", prefix) === "##other"
          ? other
          : unit,
      );
      const isTaken = parse({ units: read.join(""), items: [] }) !== undefined;
      return { names, isAllowed: pattern.test(seen), isTaken };
    });
    const wrong = verdicts.filter(({ isAllowed, isTaken }) =>
      extended.includes(rule) ? isAllowed && !isTaken : isAllowed !== isTaken,
    );
    expect(wrong).toEqual([]);
    expect(verdicts.some(({ isAllowed }) => isAllowed)).toBe(true);
  });
});

test("every rule of the RFCs' schemas is compared", () => {
  const others = [
    // Not of an RFC.
    "externalList",
    "externalEntry",
    "otherIdentity",
    "anonymousRequest",
    "serviceList",
    "allServicesExcept",
    "service",
    "mediaList",
    "timeRange",
    // Its content is a substitution group.
    "xcapError",
  ];
  const compared = new Set([...others, ...GRAMMARS.flatMap(({ rules }) => Object.keys(rules))]);
  const rules = GRAMMARS.flatMap(({ ir }) => ir.entries);
  expect(rules.filter((rule) => !compared.has(rule))).toEqual([]);
});

// An element of another vocabulary is an element of another namespace.
function seenFromSchema(name: string, prefix: string): string {
  const isOther = /^[A-Z]:/.test(name) && !name.startsWith(`${prefix}:`);
  return isOther ? "##other" : name;
}
