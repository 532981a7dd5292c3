import { createResponse, type SipRequest, type SipResponse } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { binding, BOB, CORE, sdp, value, World } from "./world.ts";

const PROXY = { mode: "proxy", multiDevice: "first", directDelivery: false } as const;

function proxied(
  settings: Partial<Settings> = {},
  bindings = [binding("1"), binding("2", { features: [] })],
) {
  const world = new World({ settings: { ...PROXY, ...settings }, bindings });
  const request = world.invite();
  const invites = world.requests(world.sent(), "INVITE");
  return { world, request, invites };
}

function only<Value>(values: readonly Value[]): Value {
  const [first, second] = values;
  if (first === undefined || second !== undefined) throw new Error(`${values.length} values`);
  return first;
}

function reply(world: World, request: SipRequest, status: number): SipResponse {
  world.receive(
    createResponse(request, status, {
      toTag: "bob",
      headers: [
        { name: "Contact", value: "<sip:bob@192.0.2.9:5062;transport=tcp>" },
        { name: "Record-Route", value: value(request, "Record-Route") },
      ],
      body: new TextEncoder().encode(status === 200 ? sdp({ name: "bob" }) : ""),
    }),
  );
  return only(world.responses(world.sent()));
}

describe("the INVITE", () => {
  test("goes to the core once, with Record-Route, and says who does not suit", () => {
    const { world, request, invites } = proxied();
    const invite = only(invites);
    expect(invite.requestUri).toBe(BOB);
    expect(value(invite, "Call-ID")).toBe("c-o-1");
    expect(value(invite, "From")).toBe(value(request, "From"));
    expect(value(invite, "Record-Route")).toBe("<sip:tok1-p@pf.example:5060;transport=tcp;lr>");
    expect(value(invite, "Route")).toBe("<sip:core.example:5060;transport=tcp;lr>");
    expect(value(invite, "Request-Disposition")).toBe("fork, parallel");
    expect(value(invite, "Reject-Contact")).toBe(
      '*;+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000002>"',
    );
    expect(value(invite, "Max-Forwards")).toBe("65");
    expect(invite.headers.filter(({ name }) => name === "Via")).toHaveLength(2);
    expect(invite.body).toEqual(request.body);
    const required = ["CPM-041", "CPM-042", "CPM-044", "CPM-045", "CPM-046", "CPM-047"];
    expect(world.notes()).toEqual(expect.arrayContaining(required));
  });

  test("that replaces a session goes to the clients in it alone", () => {
    const world = new World({
      settings: PROXY,
      bindings: [binding("1"), binding("2"), binding("3")],
      answer: (question) =>
        question.kind === "replaced-session"
          ? {
              kind: "connected-clients",
              clients: [{ instance: binding("2").instance, contact: "" }],
            }
          : undefined,
    });
    world.invite({ headers: [{ name: "Session-Replaces", value: "old" }] });
    const invite = only(world.requests(world.sent(), "INVITE"));
    expect(invite.requestUri).toBe(binding("2").pubGruu);
    expect(world.notes()).toContain("CPM-043");
  });

  test("without a suitable client is answered 480", () => {
    const { world } = proxied({}, []);
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-048", "CPM-049"]));
  });

  test("lowers Session-Expires, and sets no refresher", () => {
    const { invites } = proxied({ sessionExpires: 600 });
    expect(value(only(invites), "Session-Expires")).toBe("600");
  });
});

describe("the session", () => {
  function answered() {
    const found = proxied();
    const ok = reply(found.world, only(found.invites), 200);
    return { ...found, ok };
  }

  test("the 200 goes back as it is but for the Via, and the ACK to the client", () => {
    const { world, invites, ok } = answered();
    expect(ok.statusCode).toBe(200);
    expect(value(ok, "Contact")).toBe("<sip:bob@192.0.2.9:5062;transport=tcp>");
    expect(ok.headers.filter(({ name }) => name === "Via")).toHaveLength(1);
    world.receive(
      world.within(ok, "ACK", 1, "z9hG4bKack", [
        { name: "Route", value: value(only(invites), "Record-Route") },
      ]),
    );
    const sent = world.sent();
    const ack = only(world.requests(sent, "ACK"));
    expect(ack.requestUri).toBe("sip:bob@192.0.2.9:5062;transport=tcp");
    expect(value(ack, "Route")).toBe("");
    expect(sent[0]?.host).toBe("192.0.2.9");
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-075", "CPM-086"]));
  });

  test("a BYE is forwarded, and then nothing is left", () => {
    const { world, invites, ok } = answered();
    world.receive(
      world.within(ok, "BYE", 2, "z9hG4bKbye", [
        { name: "Route", value: value(only(invites), "Record-Route") },
      ]),
    );
    const bye = only(world.requests(world.sent(), "BYE"));
    world.okay([bye]);
    expect(world.isOver).toBe(false);
    world.advance(64_000);
    expect(world.isOver).toBe(true);
    expect(world.timers.size).toBe(0);
  });

  test("is forgotten when nobody refreshes it", () => {
    const { world } = answered();
    world.advance(86_500_000);
    expect(world.isOver).toBe(true);
  });
});

test("one error response goes back", () => {
  const { world, invites } = proxied();
  expect(reply(world, only(invites), 486).statusCode).toBe(486);
  expect(world.notes()).toContain("CPM-085");
});

test("a 302 is followed by way of the core", () => {
  const { world, invites } = proxied();
  world.receive(
    createResponse(only(invites), 302, {
      toTag: "x",
      headers: [{ name: "Contact", value: "<sip:else@b.example>" }],
    }),
  );
  const again = world.requests(world.sent(), "INVITE").at(-1);
  expect(again?.requestUri).toBe("sip:else@b.example");
  expect(again && value(again, "Route")).toContain("core.example");
});

test("CANCEL goes on when somebody rings", () => {
  const { world, request, invites } = proxied();
  reply(world, only(invites), 180);
  world.step({ kind: "sip", message: cancelOf(request), source: CORE });
  const sent = world.sent();
  expect(world.requests(sent, "CANCEL")).toHaveLength(1);
  expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
});

test("where the provider interworks the function becomes a user agent of its own", () => {
  const { world, invites } = proxied({
    interworking: true,
    isfUri: "sip:isf.example:5070;transport=tcp",
  });
  world.receive(createResponse(only(invites), 480, { toTag: "x" }));
  const isf = only(world.requests(world.sent(), "INVITE"));
  expect(value(isf, "Call-ID")).not.toBe("c-o-1");
  world.answer(isf, 200, "f");
  expect(world.responses(world.sent()).map(({ statusCode }) => statusCode)).toEqual([200]);
});

const ISF_SETTINGS = { interworking: true, isfUri: "sip:isf.example:5070;transport=tcp" };

function cancelOf(request: SipRequest): SipRequest {
  const headers = request.headers.map((header) =>
    header.name === "CSeq" ? { name: "CSeq", value: "1 CANCEL" } : header,
  );
  return { ...request, method: "CANCEL", headers, body: new Uint8Array(0) };
}

test("an INVITE that was cancelled is not interworked", () => {
  const { world, request, invites } = proxied(ISF_SETTINGS);
  reply(world, only(invites), 180);
  world.step({ kind: "sip", message: cancelOf(request), source: CORE });
  const cancel = only(world.requests(world.sent(), "CANCEL"));
  world.okay([cancel]);
  world.receive(createResponse(only(invites), 487, { toTag: "bob" }));
  const sent = world.sent();
  expect(world.requests(sent, "INVITE")).toEqual([]);
  expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([487]);
});

describe("what comes by the route of the function", () => {
  const STRANGER = { transport: "tcp", host: "203.0.113.66", port: 5060 } as const;

  function answered() {
    const found = proxied();
    const ok = reply(found.world, only(found.invites), 200);
    const route = { name: "Route", value: value(only(found.invites), "Record-Route") };
    return { ...found, ok, route };
  }

  test.each([
    ["another Call-ID", { "Call-ID": "other" }],
    ["no tag in To", { To: `<${BOB}>` }],
    ["tags of somebody else", { From: `<${BOB}>;tag=x`, To: `<${BOB}>;tag=y` }],
  ])("and has %s goes nowhere", (_, changes) => {
    const { world, ok, route } = answered();
    const known = new Map<string, string>(Object.entries(changes));
    for (const method of ["MESSAGE", "ACK"]) {
      const request = world.within(ok, method, 2, `z9hG4bK${method}`, [route]);
      const headers = request.headers.map(({ name, value: old }) => ({
        name,
        value: known.get(name) ?? old,
      }));
      const message = { ...request, requestUri: "sip:+15559999@pstn.example", headers };
      world.step({ kind: "sip", message, source: STRANGER });
    }
    const sent = world.sent();
    expect(sent.filter(({ message }) => message.kind === "request")).toEqual([]);
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([481]);
  });

  test("has no assertions of somebody who is not trusted", () => {
    const { world, ok, route } = answered();
    const asserted = { name: "P-Asserted-Identity", value: "<sip:king@ims.example>" };
    const message = world.within(ok, "INFO", 2, "z9hG4bKinfo", [route, asserted]);
    world.step({ kind: "sip", message, source: STRANGER });
    expect(value(only(world.requests(world.sent(), "INFO")), "P-Asserted-Identity")).toBe("");
    const again = world.within(ok, "INFO", 3, "z9hG4bKinfo2", [route, asserted]);
    world.step({ kind: "sip", message: again, source: CORE });
    expect(value(only(world.requests(world.sent(), "INFO")), "P-Asserted-Identity")).toBe(
      asserted.value,
    );
  });

  test("is forgotten in a day, whatever interval a client names", () => {
    const { world, invites } = proxied();
    const headers = [
      { name: "Contact", value: "<sip:bob@192.0.2.9>" },
      { name: "Session-Expires", value: "4294967295;refresher=uac" },
    ];
    world.receive(createResponse(only(invites), 200, { toTag: "bob", headers }));
    world.advance(86_500_000);
    expect(world.isOver).toBe(true);
  });
});

test("the Route of somebody who is not trusted is not followed", () => {
  const world = new World({ settings: PROXY, bindings: [binding("1")] });
  const request = new World().invite({
    headers: [{ name: "Route", value: "<sip:victim.example:25;lr>" }],
  });
  const source = { transport: "tcp", host: "203.0.113.66", port: 5060 } as const;
  world.start({ kind: "invited", request, source });
  const [sent] = world.sent().filter(({ message }) => message.kind === "request");
  expect(sent?.host).toBe(CORE.host);
});

test("an INVITE that nobody has answered is cancelled when the function closes", () => {
  const { world, invites } = proxied(ISF_SETTINGS);
  reply(world, only(invites), 180);
  world.step({ kind: "drain", reason: "maintenance" });
  const cancel = only(world.requests(world.sent(), "CANCEL"));
  expect(value(cancel, "Reason")).toBe('SIP;cause=503;text="maintenance"');
  world.okay([cancel]);
  world.receive(createResponse(only(invites), 487, { toTag: "bob" }));
  const sent = world.sent();
  expect(world.requests(sent, "INVITE")).toEqual([]);
  expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([487]);
});

test("of the answers to one INVITE, so many are kept as a session may have", () => {
  const { world, invites } = proxied();
  for (let index = 0; index < 200; index++) {
    const headers = [{ name: "Contact", value: `<sip:bob@192.0.2.${index}>` }];
    world.receive(createResponse(only(invites), 200, { toTag: `t${index}`, headers }));
  }
  expect(world.session?.proxy?.dialogs.size).toBe(64);
});
