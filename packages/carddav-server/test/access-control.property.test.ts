import type { Ace } from "@callingcard/dav-xml";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { aclProperty, keptPrincipal } from "../src/access/access-list.ts";
import { privilegesOfBook, type AccessContext } from "../src/access/judge.ts";
import type { Privilege } from "../src/access/privilege.ts";
import { NO_PRINCIPALS } from "../src/access/principal-directory.ts";
import { createPaths } from "../src/resource.ts";
import { createMemoryStore } from "./memory-store.ts";

// Each privilege with those that it stands for, written out: what RFC 3744 section 3.12 allows.
const COVERED: Readonly<Record<string, readonly Privilege[]>> = {
  read: ["read", "read-current-user-privilege-set"],
  "read-current-user-privilege-set": ["read-current-user-privilege-set"],
  "read-acl": ["read-acl"],
  write: ["write-properties", "write-content", "bind", "unbind"],
  "write-properties": ["write-properties"],
  "write-content": ["write-content"],
  bind: ["bind"],
  unbind: ["unbind"],
  unlock: ["unlock"],
  "write-acl": ["write-acl"],
};

const SIMPLE = Object.keys(COVERED).filter((privilege) => privilege !== "write");

const ace: fc.Arbitrary<Ace> = fc.record({
  principal: fc.oneof(
    fc.constantFrom("bob", "eve", "team", "staff").map(keptPrincipal),
    fc.constant({ kind: "authenticated" } as const),
  ),
  inverted: fc.boolean(),
  action: fc.constantFrom("grant", "deny"),
  privileges: fc
    .subarray(Object.keys(COVERED), { minLength: 1 })
    .map((names) => names.map((local) => ({ namespace: "DAV:", local }))),
  isProtected: fc.constant(false),
});

/** Whether Bob, who is in the team, has one privilege: RFC 3744 section 6, read as it is written. */
function isGranted(aces: readonly Ace[], privilege: string): boolean {
  for (const { principal, inverted, action, privileges } of aces) {
    const isBob =
      principal.kind === "authenticated" ||
      (principal.kind === "href" && /\/(?:bob|team)\/$/.test(principal.href));
    const isSaid = privileges.some(({ local }) => COVERED[local]?.includes(privilege as Privilege));
    if (isBob !== inverted && isSaid) return action === "grant";
  }
  return false;
}

test.prop([fc.array(ace, { maxLength: 6 })], { numRuns: 200 })(
  "a list grants what its entries say one after the other, and write where all of it is granted",
  async (aces) => {
    const context: AccessContext = {
      store: createMemoryStore(),
      paths: createPaths(""),
      user: "bob",
      identity: async () => new Set(["bob", "team"]),
      principals: NO_PRINCIPALS,
    };
    const granted = await privilegesOfBook(context, {
      id: "1",
      owner: "ada",
      name: "contacts",
      revision: 0,
      createdMs: 0,
      properties: [aclProperty(aces)],
    });
    const expected = SIMPLE.filter((privilege) => isGranted(aces, privilege));
    const hasWrite = COVERED["write"]?.every((privilege) => expected.includes(privilege));
    expect(new Set(granted)).toEqual(new Set([...expected, ...(hasWrite ? ["write"] : [])]));
  },
);
