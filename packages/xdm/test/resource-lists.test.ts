import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { listEntry } from "../src/arbitrary.ts";
import {
  ANONYMOUS_URI,
  canonicalAddress,
  listMembers,
  parseResourceLists,
  recipientListHistory,
  resolveList,
  resourceListsElement,
  type ListEntry,
  type ListItem,
  type ResourceList,
} from "../src/index.ts";

const entry = (uri: string): ListItem => ({ kind: "entry", uri });

describe("resolveList (RFC 4826 section 3.1)", () => {
  const friends: ResourceList = {
    name: "friends",
    items: [
      entry("sip:bill@example.com"),
      { kind: "list", name: "close", items: [entry("sip:joe@example.com")] },
      { kind: "external", anchor: "http://xcap.example.com/a" },
      { kind: "entry-ref", ref: "resource-lists/users/b" },
    ],
  };

  test("follows lists and references in document order", () => {
    const { entries, problems } = resolveList(friends, {
      external: () => ({ items: [entry("sip:nancy@example.com")] }),
      entry: () => ({ uri: "sip:petri@example.com" }),
    });
    expect(entries.map(({ uri }) => uri)).toEqual([
      "sip:bill@example.com",
      "sip:joe@example.com",
      "sip:nancy@example.com",
      "sip:petri@example.com",
    ]);
    expect(problems).toEqual([]);
  });

  test("says what it could not follow", () => {
    const { entries, problems } = resolveList(friends);
    expect(entries).toHaveLength(2);
    expect(problems).toEqual([
      { code: "unresolved", reference: "http://xcap.example.com/a" },
      { code: "unresolved", reference: "resource-lists/users/b" },
    ]);
  });

  test("ends where a list refers to itself", () => {
    const self: ResourceList = {
      items: [entry("sip:a@example.com"), { kind: "external", anchor: "self" }],
    };
    const { entries, problems } = resolveList(self, { external: () => self });
    expect(entries).toHaveLength(2);
    expect(problems).toEqual([{ code: "cycle", reference: "self" }]);
  });

  test("ends where lists have no end", () => {
    const external = (anchor: string): ResourceList => ({
      items: [entry(`sip:${anchor}@example.com`), { kind: "external", anchor: `${anchor}a` }],
    });
    const { entries, problems } = resolveList(external("a"), { external });
    expect(entries).toHaveLength(8);
    expect(problems).toEqual([{ code: "too-deep", reference: "aaaaaaaaa" }]);
  });

  test("a list that is there twice, but not within itself, is there twice", () => {
    const twice: ResourceList = {
      items: [
        { kind: "external", anchor: "a" },
        { kind: "external", anchor: "a" },
      ],
    };
    const { entries, problems } = resolveList(twice, {
      external: () => ({ items: [entry("sip:a@example.com")] }),
    });
    expect(entries).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test("what lists and references say of recipients holds for them", () => {
    const list: ResourceList = {
      copyControl: "cc",
      items: [
        entry("sip:a@example.com"),
        { kind: "entry", uri: "sip:b@example.com", copyControl: "to" },
        { kind: "entry-ref", ref: "c", anonymize: true },
        { kind: "external", anchor: "d", copyControl: "bcc" },
        { kind: "list", copyControl: "to", anonymize: true, items: [entry("sip:f@example.com")] },
      ],
    };
    const { entries } = resolveList(list, {
      entry: () => ({ uri: "sip:c@example.com", copyControl: "to", anonymize: false }),
      external: () => ({
        copyControl: "to",
        items: [{ kind: "entry", uri: "sip:e@example.com", copyControl: "to" }],
      }),
    });
    expect(
      entries.map(({ uri, copyControl, anonymize }) => [uri[4], copyControl, anonymize]),
    ).toEqual([
      ["a", "cc", undefined],
      ["b", "to", undefined],
      ["c", "cc", true],
      ["e", "bcc", undefined],
      ["f", "to", true],
    ]);
    expect(JSON.stringify(recipientListHistory(entries))).not.toMatch(/[cef]@/);
  });

  test("ends where lists have more and more lists in them", () => {
    const many = (anchor: string): ResourceList => ({
      items: Array.from({ length: 20 }, (_, index) => ({
        kind: "external",
        anchor: `${anchor} ${index}`,
      })),
    });
    let asked = 0;
    const { entries, problems } = resolveList(many(""), {
      external: (anchor) => {
        asked += 1;
        return many(anchor);
      },
    });
    expect(entries).toEqual([]);
    expect(problems.filter(({ code }) => code === "too-many-entries")).toHaveLength(1);
    expect(asked).toBeLessThanOrEqual(10_000);
  });

  test("ends at the limits that are given", () => {
    const list: ResourceList = { items: ["a", "b", "c"].map((one) => entry(`sip:${one}`)) };
    const { entries, problems } = resolveList(list, { maxEntries: 2 });
    expect(entries).toHaveLength(2);
    expect(problems).toEqual([{ code: "too-many-entries" }]);
    expect(resolveList(list, { maxDepth: 0 }).problems).toEqual([{ code: "too-deep" }]);
  });

  test("members are found by any form of their address", () => {
    const members = listMembers([{ uri: "tel:+1-202-555-0123" }]);
    expect(members.has(canonicalAddress("sip:+12025550123@example.com;user=phone"))).toBe(true);
    expect(members.has(canonicalAddress("sip:2025550123@example.com"))).toBe(false);
  });
});

describe("recipientListHistory (RFC 5364 section 4)", () => {
  test("the list that RFC 5364 shows first becomes the one that it shows then", () => {
    const [sent, received] = rfcExamples(5364).filter(({ xml }) => xml.includes("copyControl="));
    const list = parseResourceLists(sent?.xml ?? "").lists[0];
    const { entries } = resolveList(list ?? { items: [] });
    const history = recipientListHistory(entries).lists[0]?.items.map(plainItem);
    const expected = parseResourceLists(received?.xml ?? "").lists[0]?.items.map(plainItem);
    expect(new Set(history)).toEqual(new Set(expected));
  });

  test("who is marked bcc is told of it alone", () => {
    const entries: ListEntry[] = [
      { uri: "sip:a@example.com", copyControl: "to" },
      { uri: "sip:b@example.com", copyControl: "bcc" },
      { uri: "sip:c@example.com" },
    ];
    const uris = (recipient?: string): unknown =>
      recipientListHistory(entries, recipient === undefined ? {} : { recipient }).lists[0]?.items;
    const to = { kind: "entry", uri: "sip:a@example.com", copyControl: "to" };
    expect(uris()).toEqual([to]);
    expect(uris("sip:b@EXAMPLE.com")).toEqual([
      to,
      { kind: "entry", uri: "sip:b@example.com", copyControl: "bcc" },
    ]);
    expect(uris("sip:x@example.com")).toEqual([to]);
  });

  test("counts are kept, and what they come to can be written", () => {
    const hidden = { copyControl: "to", anonymize: true, count: Number.MAX_SAFE_INTEGER } as const;
    const history = recipientListHistory([
      { uri: "sip:a@example.com", ...hidden },
      { uri: "sip:b@example.com", ...hidden },
      { uri: "sip:c@example.com", copyControl: "to", count: 2 },
    ]);
    const written = parseResourceLists(resourceListsElement(history)).lists[0]?.items;
    expect(written).toMatchObject([
      { uri: "sip:c@example.com", count: 2 },
      { uri: ANONYMOUS_URI, count: Number.MAX_SAFE_INTEGER },
    ]);
  });

  test("of a URI that is there twice, the highest copy control and the greater secrecy hold", () => {
    const entries: ListEntry[] = [
      { uri: "sip:a@example.com", copyControl: "cc" },
      { uri: "sip:a@EXAMPLE.com", copyControl: "to", anonymize: true },
      { uri: "tel:+12025550123", copyControl: "cc", anonymize: true, count: 3 },
      { uri: "sip:b@example.com", copyControl: "cc", anonymize: true },
    ];
    expect(recipientListHistory(entries).lists).toEqual([
      {
        items: [
          { kind: "entry", uri: ANONYMOUS_URI, copyControl: "to", count: 1 },
          { kind: "entry", uri: ANONYMOUS_URI, copyControl: "cc", count: 4 },
        ],
      },
    ]);
  });

  property.prop([fc.array(listEntry())])("nobody learns what nobody may learn", (entries) => {
    const written = JSON.stringify(recipientListHistory(entries));
    for (const { uri, copyControl, anonymize } of entries) {
      const address = canonicalAddress(uri);
      const same = entries.filter((one) => canonicalAddress(one.uri) === address);
      const isBcc = same.every((one) => (one.copyControl ?? "bcc") === "bcc");
      const isSecret = isBcc || same.some((one) => one.anonymize === true);
      if (isSecret) expect(written).not.toContain(JSON.stringify(uri));
      else if (copyControl === "to") expect(anonymize).not.toBe(true);
    }
  });
});

function plainItem(item: ListItem): string {
  if (item.kind !== "entry") return item.kind;
  const { uri, copyControl, count = 1 } = item;
  return `${uri} ${copyControl} ${count}`;
}
