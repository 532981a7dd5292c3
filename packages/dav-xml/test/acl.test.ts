import { parseXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  aclElement,
  dav,
  davPrivilege,
  parseAcl,
  parseLivePropertyValue,
  stringifyDav,
  type Ace,
  type DavLimits,
  type DavXmlError,
} from "../src/index.ts";

const document = (root: string) => root.replace(/[ />]/, (end) => ` xmlns:D="DAV:"${end}`);

const ACE: Ace = {
  principal: { kind: "all" },
  inverted: false,
  action: "grant",
  privileges: [dav("read")],
  isProtected: false,
};

const ALL = "<D:principal><D:all/></D:principal>";
const READ = "<D:grant><D:privilege><D:read/></D:privilege></D:grant>";

describe("an access control entry", () => {
  test.each([
    ["all", { kind: "all" }],
    ["authenticated", { kind: "authenticated" }],
    ["unauthenticated", { kind: "unauthenticated" }],
    ["self", { kind: "self" }],
  ])("applies to the pseudo-principal %s", (name, principal) => {
    const text = `<D:acl><D:ace><D:principal><D:${name}/></D:principal>${READ}</D:ace></D:acl>`;
    expect(parseAcl(document(text))).toEqual([{ ...ACE, principal }]);
  });

  test("applies to a principal by its reference, or by a property", () => {
    const text =
      `<D:acl><D:ace><D:principal><D:href> /u/ann </D:href></D:principal>${READ}</D:ace>` +
      `<D:ace><D:principal><D:property><D:owner/></D:property></D:principal>${READ}</D:ace></D:acl>`;
    expect(parseAcl(document(text)).map(({ principal }) => principal)).toEqual([
      { kind: "href", href: "/u/ann" },
      { kind: "property", property: dav("owner") },
    ]);
  });

  test("says that it is inverted, protected and inherited", () => {
    const text =
      `<D:acl><D:ace><D:invert>${ALL}</D:invert><D:deny><D:privilege><D:write/></D:privilege>` +
      "<D:privilege><x xmlns='urn:x'/></D:privilege></D:deny><D:protected/>" +
      "<D:inherited><D:href>/top/</D:href></D:inherited></D:ace></D:acl>";
    expect(parseAcl(document(text))).toEqual([
      {
        principal: { kind: "all" },
        inverted: true,
        action: "deny",
        privileges: [davPrivilege("write"), { namespace: "urn:x", local: "x" }],
        isProtected: true,
        inheritedFrom: "/top/",
      },
    ]);
  });

  test("is read whatever the order of its parts, and with foreign elements in it", () => {
    const text = `<D:acl><D:x/><D:ace>${READ}<D:why>text</D:why>${ALL}</D:ace></D:acl>`;
    expect(parseAcl(document(text))).toEqual([ACE]);
  });
});

test("entries keep their order", () => {
  const aces = [ACE, { ...ACE, action: "deny" as const }, ACE];
  expect(parseAcl(stringifyDav(aclElement(aces)))).toEqual(aces);
});

// The mark stands before the element that is refused.
test.each([
  ["<D:acl>^<D:ace/></D:acl>", "missing-element"],
  [`<D:acl>^<D:ace>${ALL}</D:ace></D:acl>`, "missing-element"],
  [`<D:acl><D:ace>${ALL}^${ALL}${READ}</D:ace></D:acl>`, "duplicate-element"],
  [`<D:acl><D:ace>${ALL}^<D:invert/>${READ}</D:ace></D:acl>`, "conflicting-elements"],
  [`<D:acl><D:ace>${ALL}${READ}^<D:deny/></D:ace></D:acl>`, "conflicting-elements"],
  [`<D:acl><D:ace>${ALL}^<D:grant/></D:ace></D:acl>`, "missing-element"],
  [`<D:acl><D:ace>${ALL}^<D:grant><D:read/></D:grant></D:ace></D:acl>`, "missing-element"],
  [`<D:acl><D:ace>${ALL}<D:grant>^<D:privilege/></D:grant></D:ace></D:acl>`, "missing-element"],
  [
    `<D:acl><D:ace>${ALL}<D:deny><D:privilege><D:a/>^<D:b/></D:privilege></D:deny></D:ace></D:acl>`,
    "conflicting-elements",
  ],
  [`<D:acl><D:ace>^<D:principal/>${READ}</D:ace></D:acl>`, "missing-element"],
  [
    `<D:acl><D:ace><D:principal><D:all/>^<D:self/></D:principal>${READ}</D:ace></D:acl>`,
    "conflicting-elements",
  ],
  [
    `<D:acl><D:ace><D:principal>^<D:property/></D:principal>${READ}</D:ace></D:acl>`,
    "missing-element",
  ],
  [`<D:acl><D:ace>^<D:invert/>${READ}</D:ace></D:acl>`, "missing-element"],
  [`<D:acl><D:ace>${ALL}${READ}^<D:inherited/></D:ace></D:acl>`, "missing-element"],
  ["^<D:ace/>", "wrong-root"],
])("refuses %s as %s", (marked, code) => {
  const text = document(marked);
  expect(() => parseAcl(text.replace("^", ""))).toThrow(
    expect.objectContaining({ code, offset: text.indexOf("^") }) as DavXmlError,
  );
});

test("an entry without privileges is not written", () => {
  expect(() => aclElement([{ ...ACE, privileges: [] }])).toThrow(RangeError);
});

describe("acl-restrictions", () => {
  test("name required principals of several kinds, in their order (RFC 3744 section 6)", () => {
    const text =
      "<D:acl-restrictions><D:no-invert/><D:required-principal><D:property><D:group/></D:property>" +
      "<D:all/></D:required-principal></D:acl-restrictions>";
    expect(parseLivePropertyValue("acl-restrictions", document(text))).toEqual({
      grantOnly: false,
      noInvert: true,
      denyBeforeGrant: false,
      requiredPrincipals: [{ kind: "property", property: dav("group") }, { kind: "all" }],
    });
  });
});

describe("supported-privilege-set", () => {
  const tree = (depth: number) =>
    "<D:supported-privilege><D:privilege><D:a/></D:privilege><D:description/>".repeat(depth) +
    "</D:supported-privilege>".repeat(depth);
  const read = (inside: string, limits?: DavLimits) =>
    parseLivePropertyValue(
      "supported-privilege-set",
      document(`<D:supported-privilege-set>${inside}</D:supported-privilege-set>`),
      limits,
    );

  test("is a tree in document order", () => {
    const one = (name: string, inside = "") =>
      `<D:supported-privilege><D:privilege><D:${name}/></D:privilege><D:abstract/>` +
      `<D:description xml:lang="en">${name}</D:description>${inside}</D:supported-privilege>`;
    const value = (local: string, aggregated: unknown[] = []) => ({
      privilege: dav(local),
      isAbstract: true,
      description: { text: local, language: "en" },
      aggregated,
    });
    const inside = one("all", one("read", one("read-acl")) + one("write")) + one("bind");
    expect(read(inside)).toEqual([
      value("all", [value("read", [value("read-acl")]), value("write")]),
      value("bind"),
    ]);
  });

  test("takes the language that is in scope", () => {
    const text =
      '<D:supported-privilege-set xml:lang="de"><D:supported-privilege><D:privilege><D:a/></D:privilege>' +
      '<D:description>Alles</D:description><D:supported-privilege xml:lang=""><D:privilege><D:b/></D:privilege>' +
      "<D:description>x</D:description></D:supported-privilege></D:supported-privilege></D:supported-privilege-set>";
    const [root] = parseLivePropertyValue("supported-privilege-set", document(text));
    expect(root?.description).toEqual({ text: "Alles", language: "de" });
    expect(root?.aggregated[0]?.description).toEqual({ text: "x" });
  });

  test("has a limit of depth", () => {
    expect(read(tree(16))).toHaveLength(1);
    expect(() => read(tree(17))).toThrow(
      expect.objectContaining({ code: "too-deep" }) as DavXmlError,
    );
  });

  test("has a limit of privileges, on all levels together", () => {
    expect(read(tree(2) + tree(1), { maxPrivileges: 3 })).toHaveLength(2);
    expect(() => read(tree(2) + tree(2), { maxPrivileges: 3 })).toThrow(
      expect.objectContaining({ code: "too-many-privileges" }) as DavXmlError,
    );
  });

  test("is read without recursion where the limits are higher", () => {
    const depth = 20_000;
    const { root } = parseXml(
      document(`<D:supported-privilege-set>${tree(depth)}</D:supported-privilege-set>`),
      { maxDepth: 2 * depth },
    );
    const limits = { maxPrivilegeDepth: depth, maxPrivileges: depth };
    let level = parseLivePropertyValue("supported-privilege-set", root, limits);
    let count = 0;
    for (; level[0] !== undefined; level = level[0].aggregated) count += 1;
    expect(count).toBe(depth);
  });
});

test("privileges and entries have limits", () => {
  const privileges = READ.replace(/<D:privilege>.*<\/D:privilege>/, (one) => one.repeat(3));
  const text = `<D:acl>${`<D:ace>${ALL}${privileges}</D:ace>`.repeat(3)}</D:acl>`;
  expect(parseAcl(document(text), { maxAces: 3, maxPrivileges: 3 })).toHaveLength(3);
  expect(() => parseAcl(document(text), { maxAces: 2 })).toThrow(
    expect.objectContaining({ code: "too-many-aces" }) as DavXmlError,
  );
  expect(() => parseAcl(document(text), { maxPrivileges: 2 })).toThrow(
    expect.objectContaining({ code: "too-many-privileges" }) as DavXmlError,
  );
});

test("required principals have the limit of entries", () => {
  const text = `<D:acl-restrictions><D:required-principal>${"<D:all/>".repeat(3)}</D:required-principal></D:acl-restrictions>`;
  expect(() => parseLivePropertyValue("acl-restrictions", document(text), { maxAces: 2 })).toThrow(
    expect.objectContaining({ code: "too-many-aces" }) as DavXmlError,
  );
});
