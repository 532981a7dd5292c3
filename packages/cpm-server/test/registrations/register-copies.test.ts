import {
  createMultipart,
  createRequest,
  createResponse,
  encodeMessage,
  type HeaderField,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import { applyRegisterCopies } from "../../src/registrations/register-copies.ts";
import { bindingsOfReginfo } from "../../src/registrations/reginfo-bindings.ts";
import { createRegistrationList } from "../../src/registrations/registration-list.ts";
import type { Binding, RegistrationChange } from "../../src/store/registrations.ts";

const BOB = "sip:bob@home.example";

const fields = (lines: readonly string[]): readonly HeaderField[] =>
  lines.map((line) => {
    const [name = "", value = ""] = line.split(/: (.*)/);
    return { name, value };
  });

/** The REGISTER of a device. */
function asked(...lines: readonly string[]): SipRequest {
  const usual = [
    "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
    `From: <${BOB}>;tag=1`,
    `To: <${BOB}>`,
    "Call-ID: c",
    "CSeq: 1 REGISTER",
  ];
  return createRequest("REGISTER", "sip:home.example", { headers: fields([...usual, ...lines]) });
}

/** The REGISTER of a core with copies in it. */
function told(...copies: readonly SipMessage[]): SipRequest {
  const parts = copies.map((copy) => ({ contentType: "message/sip", body: encodeMessage(copy) }));
  return createRequest("REGISTER", "sip:pf.example", {
    body: createMultipart(parts, "b"),
    contentType: "multipart/mixed;boundary=b",
  });
}

const apply = (before: readonly Binding[], ...copies: readonly SipMessage[]) =>
  applyRegisterCopies(before, told(...copies), 1000);

describe("the copy of a REGISTER alone", () => {
  test("adds, replaces and removes", () => {
    const first =
      apply(
        [],
        asked(
          "Contact: <sip:b@1.example>, <sip:b@2.example>;expires=60",
          "Expires: 90",
          "Path: <sip:edge;lr>",
        ),
      ) ?? [];
    expect(first).toMatchObject([
      { aor: BOB, contact: "sip:b@1.example", expiresMs: 91_000, path: ["<sip:edge;lr>"], q: 1 },
      { contact: "sip:b@2.example", expiresMs: 61_000 },
    ]);
    const second =
      apply(first, asked("Contact: <sip:b@2.EXAMPLE>;expires=10, <sip:b@1.example>;expires=0")) ??
      [];
    expect(second).toMatchObject([{ contact: "sip:b@2.EXAMPLE", expiresMs: 11_000 }]);
    expect(apply(second, asked())).toEqual(second);
    expect(apply(second, asked("Contact: *", "Expires: 0"))).toEqual([]);
  });

  test("a device does not say what its GRUU is", () => {
    const own = 'pub-gruu="sip:victim@else.example;gr=x"';
    const contact = `Contact: <sip:b@h>;+sip.instance="<urn:uuid:1>";${own}`;
    const gruu = `${BOB};gr=urn:uuid:1`;
    expect(apply([], asked(contact))).toMatchObject([{ pubGruu: gruu }]);
  });

  test("forgets what has expired", () => {
    const first = applyRegisterCopies([], told(asked("Contact: <sip:b@h>;expires=1")), 0) ?? [];
    expect(apply(first, asked())).toEqual([]);
  });

  test("makes the GRUU of a device", () => {
    const [binding] =
      apply([], asked('Contact: <sip:b@h>;+sip.instance="<urn:uuid:1>";+g.x')) ?? [];
    expect(binding).toMatchObject({
      pubGruu: `${BOB};gr=urn:uuid:1`,
      instance: "urn:uuid:1",
      expiresMs: 3_601_000,
    });
  });

  test("knows a flow by its number", () => {
    const flow = (uri: string, regId: number) =>
      asked(`Contact: <${uri}>;reg-id=${regId};+sip.instance="<urn:uuid:1>"`);
    const first = apply([], flow("sip:b@h1", 1)) ?? [];
    const second = apply(first, flow("sip:b@h2", 1)) ?? [];
    expect(second.map(({ contact }) => contact)).toEqual(["sip:b@h2"]);
    expect(apply(second, flow("sip:b@h3", 2))).toHaveLength(2);
  });
});

test("with the copy of the answer, that says all", () => {
  const register = asked('Contact: <sip:b@h1>;+sip.instance="<urn:uuid:1>"', "Path: <sip:edge;lr>");
  const headers = fields([
    'Contact: <sip:b@h1>;expires=5;+sip.instance="<urn:uuid:1>";pub-gruu="sip:g@h;gr=1", <sip:b@h2>;expires=6',
  ]);
  const answered = createResponse(register, 200, { headers });
  const before = apply([], asked("Contact: <sip:gone@h>")) ?? [];
  expect(apply(before, register, answered)).toMatchObject([
    { contact: "sip:b@h1", pubGruu: "sip:g@h;gr=1", path: ["<sip:edge;lr>"], expiresMs: 6000 },
    { contact: "sip:b@h2", path: undefined, expiresMs: 7000 },
  ]);
});

test.each([
  ["without a body", createRequest("REGISTER", "sip:x")],
  [
    "with another body",
    createRequest("REGISTER", "sip:x", { body: new Uint8Array([1]), contentType: "text/plain" }),
  ],
  [
    "with a multipart that is none",
    createRequest("REGISTER", "sip:x", {
      body: new Uint8Array([1]),
      contentType: "multipart/mixed;boundary=b",
    }),
  ],
  [
    "with a copy that is none",
    createRequest("REGISTER", "sip:x", { body: new Uint8Array([1]), contentType: "message/sip" }),
  ],
])("a REGISTER %s says nothing", (_, request) => {
  expect(applyRegisterCopies([], request, 0)).toBeUndefined();
});

test("registrations of a document are bindings", () => {
  const contact = {
    id: "1",
    state: "active",
    event: "registered",
    uri: "sip:b@h",
    q: "0.5",
    expiresSeconds: 9,
    unknownParams: [
      { name: "+sip.instance", text: '"<urn:uuid:1>"' },
      { name: "reg-id", text: "2" },
      { name: "+g.x", text: "" },
      { name: "+g.y", text: '"#"' },
    ],
    extras: [{ kind: "pub-gruu", uri: "sip:bob@home.example;gr=1", children: [] }],
  } as const;
  const registration = {
    aor: BOB,
    id: "1",
    state: "active",
    contacts: [
      contact,
      { ...contact, id: "2", state: "terminated" },
      { ...contact, id: "3", q: "9", unknownParams: [], extras: [] },
    ],
  } as const;
  const bindings = bindingsOfReginfo(
    { version: 0, registrations: new Map([["1", registration]]) },
    1000,
  );
  expect(bindings).toMatchObject([
    {
      aor: BOB,
      contact: "sip:b@h",
      q: 0.5,
      instance: "urn:uuid:1",
      regId: 2,
      pubGruu: "sip:bob@home.example;gr=1",
      expiresMs: 10_000,
    },
    { q: 1, instance: undefined, regId: undefined, pubGruu: undefined },
  ]);
  expect(bindings[0]?.features.map(({ tag }) => tag)).toEqual(["+sip.instance", "+g.x"]);
});

test("a list tells what has changed, and what has expired by itself", async () => {
  let now = 0;
  const list = createRegistrationList(() => now);
  const changes: string[] = [];
  const stop = list.watch(({ kind, binding }: RegistrationChange) =>
    changes.push(`${kind} ${binding.contact}`),
  );
  const binding = (contact: string, expiresMs: number): Binding => ({
    aor: BOB,
    contact,
    features: [],
    q: 1,
    expiresMs,
  });
  list.set(BOB, [binding("a", 20), binding("b", 1e15)]);
  list.set(BOB, [binding("a", 20), binding("b", 2e15), binding("c", 3e15)]);
  now = 21;
  expect(list.bindings(BOB).map(({ contact }) => contact)).toEqual(["b", "c"]);
  await expect
    .poll(() => changes)
    .toEqual(["registered a", "registered b", "refreshed b", "registered c", "removed a"]);
  stop();
  list.set(BOB, []);
  list.close();
  expect(changes).toHaveLength(5);
});
