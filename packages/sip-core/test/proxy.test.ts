import type { SipRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { CoreOptions } from "../src/index.ts";
import { findValue } from "../src/keyed-map.ts";
import {
  answer,
  createHome,
  type Home,
  onlyRequest,
  onlyResponse,
  registerOf,
  request,
  type RequestParts,
  startOf,
  tcp,
  udp,
  values,
} from "./home.ts";

const ALICE = udp("192.0.2.7");
const BOB = "sip:bob@home.example";
const INSTANCE = "urn:uuid:00000000-0000-1000-8000-000A95A0E128";

/** A home where Alice is registered, and Bob with these Contacts, each at an address of its own. */
function homeOf(contacts: readonly string[], options: Partial<CoreOptions> = {}): Home {
  const home = createHome(options);
  home.receive(registerOf("alice", { lines: ["Contact: <sip:alice@192.0.2.7>"] }), ALICE);
  for (const [index, contact] of contacts.entries()) {
    const lines = [`Contact: ${contact}`];
    home.receive(registerOf("bob", { callId: `r${index}`, lines }), udp(`192.0.2.1${index}`));
  }
  home.sent.length = 0;
  return home;
}

function call(home: Home, uri = BOB, parts: RequestParts = {}, method = "INVITE") {
  return home.receive(request(method, uri, { via: "SIP/2.0/UDP 192.0.2.7", ...parts }), ALICE);
}

const starts = (sent: ReturnType<typeof call>) => sent.map(({ message }) => startOf(message));

describe("a request for a user", () => {
  test("reaches the device, and the answer comes back", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const { message, target } = onlyRequest(call(home, BOB, { lines: ["X-Other: kept"] }));
    expect(message.requestUri).toBe("sip:bob@192.0.2.10");
    expect(target).toEqual({ ...udp("192.0.2.10"), flow: "udp0" });
    expect(values(message, "Max-Forwards")).toEqual(["70"]);
    expect(values(message, "X-Other")).toEqual(["kept"]);
    expect(values(message, "P-Asserted-Identity")).toEqual(["<sip:alice@home.example>"]);
    expect(values(message, "Via")[0]).toMatch(
      /^SIP\/2\.0\/UDP 192\.0\.2\.1:5060;rport;branch=z9hG4bKid\d+\.[0-9a-f]{16}$/,
    );
    expect(starts(home.receive(answer(message, 180), target))).toEqual(["180"]);
    const sent = home.receive(answer(message, 200, "Contact: <sip:bob@192.0.2.10>"), target);
    expect(sent).toMatchObject([{ target: { host: "192.0.2.7", port: 5060 } }]);
    expect(values(onlyResponse(sent), "Via")).toHaveLength(1);
  });

  test("gets 404 where there is no such user, and 480 where nobody is registered", () => {
    const home = homeOf([]);
    expect(starts(call(home))).toEqual(["404"]);
    const known = homeOf([], { isUser: () => true });
    expect(starts(call(known))).toEqual(["480"]);
    home.receive(registerOf("bob", { lines: ["Contact: <sip:b@192.0.2.9>"] }), udp("192.0.2.9"));
    home.pass(3_600_000);
    expect(starts(home.receive(request("MESSAGE", BOB), udp("198.51.100.1")))).toEqual(["480"]);
  });

  test("that cannot be forwarded is refused", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    expect(starts(call(home, BOB, { lines: ["Max-Forwards: 0"] }))).toEqual(["483"]);
    expect(starts(call(home, BOB, { lines: [`Accept-Contact: *;+g.x="#"`] }))).toEqual(["400"]);
    expect(starts(call(home, BOB, { to: "nobody at all" }))).toEqual(["400"]);
    const many = Array.from({ length: 21 }, () => "Accept-Contact: *;audio");
    expect(starts(call(home, BOB, { lines: many }))).toEqual(["403"]);
  });

  test("that comes again without need is a loop", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const { message } = onlyRequest(call(home));
    const via = values(message, "Via")[0] ?? "";
    const looped = request("INVITE", BOB, { via: "SIP/2.0/UDP 192.0.2.66", hops: [via] });
    expect(starts(home.receive(looped, udp("192.0.2.66")))).toEqual(["482"]);
  });

  test("by telephone number reaches the same user", () => {
    const home = createHome();
    home.receive(
      registerOf("+15550100", { lines: ["Contact: <sip:b@192.0.2.9>"] }),
      udp("192.0.2.9"),
    );
    home.sent.length = 0;
    expect(
      starts(home.receive(request("MESSAGE", "tel:+1-555-0100"), udp("198.51.100.1"))),
    ).toEqual(["MESSAGE sip:b@192.0.2.9"]);
  });
});

describe("devices of a user", () => {
  const two = [
    '<sip:b1@192.0.2.10>;audio;+g.x="a";q=0.5',
    "<sip:b2@192.0.2.11>;video;q=0.5",
    "<sip:b3@192.0.2.12>;text;q=0.9",
  ];

  test("are tried by their preference, at one time where it is the same", () => {
    const home = homeOf(two);
    const { message, target } = onlyRequest(call(home));
    expect(message.requestUri).toBe("sip:b3@192.0.2.12");
    expect(
      starts(home.receive(answer(message, 486), target)).filter((start) =>
        start.startsWith("INVITE"),
      ),
    ).toEqual(["INVITE sip:b1@192.0.2.10", "INVITE sip:b2@192.0.2.11"]);
  });

  test("are those that the caller wants", () => {
    const home = homeOf(two);
    expect(
      starts(call(home, BOB, { lines: ["Accept-Contact: *;video;require;explicit"] })),
    ).toEqual(["INVITE sip:b2@192.0.2.11"]);
    expect(
      starts(call(home, BOB, { lines: ["Accept-Contact: *;+g.y;require;explicit"], callId: "2" })),
    ).toEqual(["480"]);
    expect(starts(call(home, BOB, { lines: ["Reject-Contact: *;text"], callId: "3" }))).toEqual([
      "INVITE sip:b1@192.0.2.10",
      "INVITE sip:b2@192.0.2.11",
    ]);
  });

  test("are tried as the caller wants", () => {
    const same = two.map((contact) => contact.replace(/;q=.*/, ""));
    const ask = (directive: string) =>
      starts(call(homeOf(same), BOB, { lines: [`Request-Disposition: ${directive}`] }));
    expect(ask("parallel")).toHaveLength(3);
    expect(ask("sequential")).toEqual(["INVITE sip:b1@192.0.2.10"]);
    expect(ask("no-fork")).toEqual(["INVITE sip:b1@192.0.2.10"]);
    expect(ask("redirect")).toEqual(["302"]);
  });

  test("are told in their order, without features, to who wants to call them", () => {
    const response = onlyResponse(
      call(homeOf(two), BOB, { lines: ["Request-Disposition: redirect"] }),
    );
    expect(values(response, "Contact")).toEqual([
      "<sip:b3@192.0.2.12>;q=1.000",
      "<sip:b1@192.0.2.10>;q=0.667",
      "<sip:b2@192.0.2.11>;q=0.333",
    ]);
  });

  test("a redirection of one of them is followed where the caller wants it", () => {
    const home = homeOf(two.slice(0, 1));
    const recursing = onlyRequest(call(home, BOB, { lines: ["Request-Disposition: recurse"] }));
    const moved = answer(recursing.message, 302, "Contact: <sip:c@198.51.100.7>, <tel:+1>");
    expect(starts(home.receive(moved, recursing.target))).toEqual([
      "ACK sip:b1@192.0.2.10",
      "INVITE sip:c@198.51.100.7",
    ]);
    const plain = onlyRequest(call(home, BOB, { callId: "2" }));
    expect(
      starts(
        home.receive(answer(plain.message, 302, "Contact: <sip:c@198.51.100.7>"), plain.target),
      ),
    ).toEqual(["ACK sip:b1@192.0.2.10", "302"]);
  });

  test("the others are cancelled when one answers, and all when the caller gives up", () => {
    const home = homeOf(two.slice(0, 2));
    const invite = request("INVITE", BOB, { via: "SIP/2.0/UDP 192.0.2.7" });
    const sent = home.receive(invite, ALICE);
    const [first, second] = sent.map(({ message, target }) => ({
      message: message as SipRequest,
      target,
    }));
    if (first === undefined || second === undefined) throw new Error("two devices");
    home.receive(answer(first.message, 180), first.target);
    home.receive(answer(second.message, 180), second.target);
    const success = home.receive(answer(first.message, 200), first.target);
    expect(starts(success)).toEqual(["200", "CANCEL sip:b2@192.0.2.11"]);
    const other = homeOf(two.slice(0, 1));
    const { message, target } = onlyRequest(other.receive(invite, ALICE));
    other.receive(answer(message, 180), target);
    const cancel = {
      ...invite,
      method: "CANCEL",
      headers: invite.headers.map((one) =>
        one.name === "CSeq" ? { ...one, value: "1 CANCEL" } : one,
      ),
    };
    expect(starts(other.receive(cancel, ALICE))).toEqual(["200", "CANCEL sip:b1@192.0.2.10"]);
    expect(starts(other.receive(answer(message, 487), target))).toEqual([
      "ACK sip:b1@192.0.2.10",
      "487",
    ]);
  });

  test("a copy of an INVITE that comes late is no other call", () => {
    const home = homeOf(two.slice(0, 1));
    const invite = request("INVITE", BOB, { via: "SIP/2.0/UDP 192.0.2.7" });
    const { message, target } = onlyRequest(home.receive(invite, ALICE));
    expect(starts(home.receive(answer(message, 486), target))).toEqual([
      "ACK sip:b1@192.0.2.10",
      "486",
    ]);
    const headers = invite.headers.map((one) =>
      one.name === "CSeq" ? { ...one, value: "1 ACK" } : one,
    );
    home.receive({ ...invite, method: "ACK", headers }, ALICE);
    home.pass(5001);
    expect(starts(home.receive(invite, ALICE))).toEqual(["486"]);
    home.pass(60_000);
    expect(home.core().namedBranches.size).toBe(0);
  });

  test("one that does not answer its CANCEL is given up", () => {
    const home = homeOf(two.slice(0, 1));
    const invite = request("INVITE", BOB, { via: "SIP/2.0/UDP 192.0.2.7" });
    const { message, target } = onlyRequest(home.receive(invite, ALICE));
    home.receive(answer(message, 180), target);
    const headers = invite.headers.map((one) =>
      one.name === "CSeq" ? { ...one, value: "1 CANCEL" } : one,
    );
    home.receive({ ...invite, method: "CANCEL", headers }, ALICE);
    expect(starts(home.pass(32_000))).toContain("487");
    home.pass(60_000);
    expect([home.core().contexts.size, home.core().namedBranches.size]).toEqual([0, 0]);
  });

  test("a CANCEL of nothing is answered so", () => {
    const home = homeOf([]);
    expect(starts(call(home, BOB, {}, "CANCEL"))).toEqual(["481"]);
  });
});

describe("a GRUU", () => {
  const devices = [
    `<sip:b1@192.0.2.10>;+sip.instance="<${INSTANCE}>"`,
    '<sip:b2@192.0.2.11>;+sip.instance="<urn:uuid:other>"',
    "<sip:b3@192.0.2.12>",
  ];

  test("reaches one device", () => {
    expect(starts(call(homeOf(devices), `${BOB};gr=${INSTANCE}`))).toEqual([
      "INVITE sip:b1@192.0.2.10",
    ]);
    const home = homeOf(devices);
    const registration = findValue(home.core().registrations, BOB);
    const gruu = registration?.temporaryGruus.at(-1);
    expect(starts(call(home, gruu?.uri))).toEqual(["INVITE sip:b2@192.0.2.11"]);
  });

  test("that was never given is not found", () => {
    const home = homeOf(devices);
    expect(starts(call(home, `${BOB};gr=urn:uuid:none`))).toEqual(["404"]);
    expect(starts(call(home, "sip:tgruu.none@home.example;gr", { callId: "2" }))).toEqual(["404"]);
  });

  test("of a device that is gone gives 480", () => {
    const home = homeOf(devices);
    const lines = [`Contact: ${devices[0]};expires=0`];
    home.receive(registerOf("bob", { callId: "r0", cseq: 2, lines }), udp("192.0.2.10"));
    expect(starts(call(home, `${BOB};gr=${INSTANCE}`))).toEqual(["480"]);
  });

  test("is judged by what the caller wants too", () => {
    expect(
      starts(
        call(homeOf(devices), `${BOB};gr=${INSTANCE}`, {
          lines: ["Accept-Contact: *;video;require;explicit"],
        }),
      ),
    ).toEqual(["480"]);
  });
});

describe("flows of one device", () => {
  const flow = (regId: number) => ({
    callId: `flow ${regId}`.replace(" ", ""),
    lines: [
      `Contact: <sip:b@10.0.0.1;transport=tcp>;reg-id=${regId};+sip.instance="<${INSTANCE}>"`,
      "Supported: outbound",
    ],
  });

  test("are tried one after another, the latest one first", () => {
    const home = homeOf([]);
    home.receive(registerOf("bob", flow(1)), tcp("f1"));
    home.pass(1000);
    home.receive(registerOf("bob", flow(2)), tcp("f2"));
    home.sent.length = 0;
    const first = onlyRequest(call(home));
    expect(first.target).toEqual(tcp("f2"));
    home.tell({ kind: "transport-error", key: first.key });
    expect(home.sent.at(-1)).toMatchObject({ target: tcp("f1") });
  });
});

describe("within a dialog", () => {
  // Bob's device has no address of its own: all that reaches it comes over its connection.
  function dialog() {
    const home = homeOf([]);
    const lines = ["Contact: <sip:b@10.0.0.1:4711;transport=tcp>"];
    home.receive(registerOf("bob", { lines }), tcp("f1"));
    home.sent.length = 0;
    const { message: invite, target } = onlyRequest(call(home));
    const records = values(invite, "Record-Route").flatMap((value) => value.split(", "));
    return { home, invite, target, records };
  }

  test("both sides get a route with the name of their flow", () => {
    const { records, target } = dialog();
    expect(target).toEqual({ transport: "tcp", host: "10.0.0.1", port: 4711, flow: "f1" });
    expect(records).toHaveLength(2);
    expect(records[0]).toMatch(/^<sip:id\d+@192\.0\.2\.1:5060;transport=tcp;lr>$/);
    expect(records[1]).toMatch(/^<sip:id\d+@192\.0\.2\.1:5060;lr>$/);
  });

  test("a request finds the connection by its route, whatever its Request-URI", () => {
    const { home, records } = dialog();
    const lines = [...records].reverse().map((route) => `Route: ${route}`);
    const to = `${BOB}>;tag=answer;x=<`;
    const bye = request("BYE", "sip:whatever@10.0.0.1:4711;transport=tcp", {
      to: BOB,
      lines,
      cseq: 2,
    });
    const inDialog = {
      ...bye,
      headers: bye.headers.map((one) =>
        one.name === "To" ? { ...one, value: `<${BOB}>;tag=answer` } : one,
      ),
    };
    expect(to).toContain("tag");
    const { message, target } = onlyRequest(home.receive(inDialog, ALICE));
    expect(target.flow).toBe("f1");
    expect(startOf(message)).toBe("BYE sip:whatever@10.0.0.1:4711;transport=tcp");
    expect(values(message, "Route")).toEqual([]);
  });

  test("a request of the device goes the other way", () => {
    const { home, records } = dialog();
    const lines = records.map((route) => `Route: ${route}`);
    const bye = request("BYE", "sip:alice@192.0.2.7", {
      from: BOB,
      to: "sip:alice@home.example",
      lines,
    });
    const { target } = onlyRequest(home.receive(bye, tcp("f1")));
    expect(target).toMatchObject({ transport: "udp", host: "192.0.2.7", port: 5060 });
  });

  test("the ACK of a success goes on without a transaction", () => {
    const { home, records } = dialog();
    const lines = [...records].reverse().map((route) => `Route: ${route}`);
    const ack = request("ACK", "sip:b@10.0.0.1:4711;transport=tcp", { lines });
    const { message, target, key } = onlyRequest(home.receive(ack, ALICE));
    expect(key).toBe("");
    expect(target.flow).toBe("f1");
    expect(values(message, "Via")).toHaveLength(2);
    const away = request("ACK", "sip:x@198.51.100.1", { lines: ["Route: <sip:192.0.2.1;lr>"] });
    expect(home.receive(away, ALICE)).toMatchObject([{ target: { host: "198.51.100.1" } }]);
    const gruu = request("ACK", BOB, { lines: ["Route: <sip:192.0.2.1;lr>"] });
    expect(home.receive(gruu, ALICE)).toMatchObject([{ target: { flow: "f1" } }]);
  });

  test.each([
    ["without a route", "sip:x@198.51.100.1", []],
    ["to nowhere", "tel:+1", ["Route: <sip:192.0.2.1;lr>"]],
    ["to nobody", "sip:nobody@home.example", ["Route: <sip:192.0.2.1;lr>"]],
    ["that went too far", "sip:x@198.51.100.1", ["Route: <sip:192.0.2.1;lr>", "Max-Forwards: 0"]],
  ])("an ACK %s is dropped", (_, uri, lines) => {
    const { home } = dialog();
    expect(home.receive(request("ACK", uri, { lines }), ALICE)).toEqual([]);
  });

  test("MESSAGE leaves no route", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    expect(values(onlyRequest(call(home, BOB, {}, "MESSAGE")).message, "Record-Route")).toEqual([]);
  });
});

describe("identities", () => {
  const claims = [
    "P-Asserted-Identity: <sip:king@home.example>",
    "P-Asserted-Service: urn:x",
    "P-Preferred-Service: urn:y",
  ];
  const identity = (message: SipRequest) => [
    values(message, "P-Asserted-Identity"),
    values(message, "P-Asserted-Service"),
    values(message, "P-Preferred-Identity"),
  ];

  test("a device is asserted to be who it registered as, whatever it says", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const { message } = onlyRequest(call(home, BOB, { lines: claims }));
    expect(identity(message)).toEqual([["<sip:alice@home.example>"], ["urn:y"], []]);
  });

  test("a device may prefer a form of its own", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const own = ['P-Preferred-Identity: "Alice" <sip:alice@home.example;x=1>'];
    expect(identity(onlyRequest(call(home, BOB, { lines: own })).message)[0]).toEqual([
      '"Alice" <sip:alice@home.example;x=1>',
    ]);
    const others = ["P-Preferred-Identity: <sip:king@home.example>"];
    expect(
      identity(onlyRequest(call(home, BOB, { lines: others, callId: "2" })).message)[0],
    ).toEqual(["<sip:alice@home.example>"]);
    const broken = ["P-Preferred-Identity: <"];
    expect(
      identity(onlyRequest(call(home, BOB, { lines: broken, callId: "3" })).message)[0],
    ).toEqual(["<sip:alice@home.example>"]);
  });

  test("of a stranger nothing is believed", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const sent = home.receive(
      request("INVITE", BOB, { lines: claims, from: "sip:x@other.example" }),
      udp("198.51.100.1"),
    );
    expect(identity(onlyRequest(sent).message)).toEqual([[], [], []]);
  });

  test("a neighbour that is trusted is believed", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"], {
      isTrusted: ({ host }) => host === "198.51.100.1",
    });
    const sent = home.receive(request("INVITE", BOB, { lines: claims }), udp("198.51.100.1"));
    expect(identity(onlyRequest(sent).message)).toEqual([
      ["<sip:king@home.example>"],
      ["urn:x"],
      [],
    ]);
  });

  test.each(["Privacy: id", "Privacy: header;id", "Privacy: <"])(
    "%s hides it from devices",
    (line) => {
      const home = homeOf(["<sip:bob@192.0.2.10>"]);
      expect(identity(onlyRequest(call(home, BOB, { lines: [line] })).message)[0]).toEqual([]);
    },
  );

  test("of several users over one connection it is the one of From", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    home.receive(registerOf("carol", { lines: ["Contact: <sip:carol@192.0.2.7>"] }), ALICE);
    home.sent.length = 0;
    const { message } = onlyRequest(call(home, BOB));
    expect(identity(message)[0]).toEqual(["<sip:alice@home.example>"]);
    const other = onlyRequest(call(home, BOB, { from: "sip:x@y", callId: "2" }));
    expect(identity(other.message)[0]).toEqual(["<sip:carol@home.example>"]);
  });
});

describe("other domains", () => {
  test("are reached by those who are known", () => {
    const home = homeOf([]);
    const { message, target } = onlyRequest(call(home, "sip:x@198.51.100.1;transport=tcp"));
    expect(message.requestUri).toBe("sip:x@198.51.100.1;transport=tcp");
    expect(target).toEqual({ transport: "tcp", host: "198.51.100.1", port: 5060 });
  });

  test("are not reached by strangers", () => {
    const home = homeOf([]);
    expect(
      starts(home.receive(request("INVITE", "sip:x@198.51.100.1"), udp("203.0.113.1"))),
    ).toEqual(["403"]);
    const routed = request("INVITE", BOB, { lines: ["Route: <sip:198.51.100.1;lr>"] });
    expect(starts(home.receive(routed, udp("203.0.113.1")))).toEqual(["403"]);
  });

  test("are not reached by strangers who say to be in a dialog", () => {
    const home = homeOf([]);
    const invented = request("BYE", "sip:x@198.51.100.1", { lines: ["Route: <sip:192.0.2.1;lr>"] });
    const headers = invented.headers.map((one) =>
      one.name === "To" ? { ...one, value: `${one.value};tag=t` } : one,
    );
    expect(starts(home.receive({ ...invented, headers }, udp("203.0.113.1")))).toEqual(["403"]);
    const ack = request("ACK", "sip:x@198.51.100.1", { lines: ["Route: <sip:192.0.2.1;lr>"] });
    expect(home.receive(ack, udp("203.0.113.1"))).toEqual([]);
  });

  test("within a dialog that began through the core are", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"]);
    const { message } = onlyRequest(
      home.receive(request("INVITE", BOB, { via: "SIP/2.0/UDP 203.0.113.1" }), udp("203.0.113.1")),
    );
    const routes = values(message, "Record-Route").flatMap((value) => value.split(", "));
    expect(routes).toHaveLength(2);
    const lines = [`Route: ${routes.toReversed().join(", ")}`];
    const bye = request("BYE", "sip:bob@192.0.2.10", { lines });
    const headers = bye.headers.map((one) =>
      one.name === "To" ? { ...one, value: `${one.value};tag=t` } : one,
    );
    expect(starts(home.receive({ ...bye, headers }, udp("203.0.113.1")))).toEqual([
      "BYE sip:bob@192.0.2.10",
    ]);
    const back = request("BYE", "sip:x@203.0.113.1", { lines: [`Route: ${routes.join(", ")}`] });
    const inDialog = back.headers.map((one) =>
      one.name === "To" ? { ...one, value: `${one.value};tag=t` } : one,
    );
    home.receive(
      registerOf("bob", { callId: "r0", cseq: 2, lines: ["Contact: *", "Expires: 0"] }),
      udp("192.0.2.10"),
    );
    expect(starts(home.receive({ ...back, headers: inDialog }, udp("192.0.2.10")))).toEqual([
      "BYE sip:x@203.0.113.1",
    ]);
  });

  test("by a route that the device chose", () => {
    const home = homeOf([]);
    const lines = ["Route: <sip:home.example;lr>, <sip:198.51.100.1;lr>"];
    const { message, target } = onlyRequest(call(home, "sip:x@other.example", { lines }));
    expect(target.host).toBe("198.51.100.1");
    expect(values(message, "Route")).toEqual(["<sip:198.51.100.1;lr>"]);
  });

  test("that lead nowhere give 500", () => {
    expect(starts(call(homeOf([]), "tel:1;phone-context=x"))).toEqual(["500"]);
  });
});

describe("the core itself", () => {
  test("answers OPTIONS", () => {
    const home = homeOf([], { server: "core/1" });
    const response = onlyResponse(call(home, "sip:home.example", {}, "OPTIONS"));
    expect([response.statusCode, values(response, "Server")]).toEqual([200, ["core/1"]]);
    expect(starts(call(home, "sip:192.0.2.1:5060", { callId: "2" }, "OPTIONS"))).toEqual(["200"]);
  });

  test("is no user", () => {
    expect(starts(call(homeOf([]), "sip:home.example", {}, "MESSAGE"))).toEqual(["404"]);
  });

  test("takes no REGISTER for others", () => {
    const home = homeOf([]);
    expect(
      starts(home.receive(request("REGISTER", "sip:other.example"), udp("203.0.113.1"))),
    ).toEqual(["403"]);
    expect(starts(call(home, "sip:198.51.100.1", {}, "REGISTER"))).toEqual([
      "REGISTER sip:198.51.100.1",
    ]);
  });

  test("limits the session interval where it shall", () => {
    const home = homeOf(["<sip:bob@192.0.2.10>"], { sessionLimit: { intervalSeconds: 600 } });
    const { message } = onlyRequest(call(home, BOB, { lines: ["Session-Expires: 1800"] }));
    expect(values(message, "Session-Expires")).toEqual(["600"]);
    const short = ["Session-Expires: 80", "Supported: timer"];
    expect(starts(call(home, BOB, { lines: short, callId: "2" }))).toEqual(["422"]);
  });

  test("that is full says so", () => {
    const home = createHome({ transactions: { maxTransactions: 1 } });
    home.receive(registerOf("alice"), ALICE);
    const response = onlyResponse(home.receive(registerOf("bob"), ALICE));
    expect([response.statusCode, values(response, "Retry-After")]).toEqual([503, ["10"]]);
    expect(home.receive(request("ACK", BOB), ALICE)).toEqual([]);
    home.pass(60_000);
    home.receive(registerOf("bob", { lines: ["Contact: <sip:bob@192.0.2.10>"], cseq: 2 }), ALICE);
    home.pass(60_000);
    home.sent.length = 0;
    expect(starts(home.receive(request("MESSAGE", BOB), udp("198.51.100.1")))).toEqual(["500"]);
  });
});

test("nothing is left when all is over", () => {
  const home = homeOf(["<sip:bob@192.0.2.10>", "<sip:bob@192.0.2.11>"]);
  call(home);
  home.pass(400_000);
  const { contexts, ownedBranches, namedBranches, transactions } = home.core();
  expect([contexts.size, ownedBranches.size, namedBranches.size]).toEqual([0, 0, 0]);
  expect(transactions.entries).toEqual([]);
  expect(
    Array.from(home.timers.keys()).filter((timer) => !timer.startsWith("registration")),
  ).toEqual([]);
});
