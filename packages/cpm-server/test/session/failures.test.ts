import type { SipRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { at, byes, finals } from "./peers.ts";
import { binding, ISF, sdp, SERVICE, text, value, World } from "./world.ts";

const DEVICES = [binding("1"), binding("2")];
const ISF_URI = "sip:isf.example:5070;transport=tcp";

function ringing(settings: Partial<Settings> = {}, bindings = DEVICES) {
  const world = new World({ settings, bindings });
  const request = world.invite();
  return { world, request, invites: world.requests(world.sent(), "INVITE") };
}

function refuseAll(world: World, invites: readonly SipRequest[], statuses: readonly number[]) {
  for (const [index, invite] of invites.entries())
    world.answer(invite, at(statuses, index), `b${index}`);
}

describe("all clients refuse", () => {
  test.each([
    [[486, 480], 486],
    [[404, 486], 404],
    [[500, 486], 486],
    [[503, 503], 500],
    [[486, 603], 603],
    [[415, 404], 415],
  ])("%j: the best response goes to the originator", (statuses, best) => {
    const { world, invites } = ringing();
    refuseAll(world, invites, statuses);
    expect(finals(world)).toEqual([best]);
    expect(world.notes()).toContain("CPM-085");
  });

  test("a 6xx cancels the others, and is relayed when they have ended", () => {
    const { world, invites } = ringing();
    world.answer(at(invites, 1), 180, "b1");
    world.sent();
    world.answer(at(invites, 0), 603, "b0");
    const sent = world.sent();
    expect(world.requests(sent, "CANCEL")).toHaveLength(1);
    expect(world.responses(sent)).toEqual([]);
    world.okay(world.requests(sent, "CANCEL"));
    world.answer(at(invites, 1), 487, "b1");
    expect(finals(world)).toEqual([603]);
    world.receive({ ...ackOf(world), method: "ACK" });
    world.advance(64_000);
    expect(world.isOver).toBe(true);
  });

  test("one that answers all the same wins over the refusals", () => {
    const { world, invites } = ringing();
    world.answer(at(invites, 0), 486, "b0");
    world.answer(at(invites, 1), 200, "b1");
    expect(finals(world)).toEqual([200]);
  });

  test("a 603 after the answer of another one ends its leg alone", () => {
    const { world, invites } = ringing({ multiDevice: "all" });
    world.answer(at(invites, 0), 200, "b0");
    world.sent();
    world.answer(at(invites, 1), 603, "b1");
    const sent = world.sent();
    expect(world.requests(sent, "BYE")).toEqual([]);
    expect(world.requests(sent, "CANCEL")).toEqual([]);
  });

  test("clients that ring for too long are given up, which is 408", () => {
    const { world, invites } = ringing({ inviteTimeoutMs: 20_000 });
    for (const [index, invite] of invites.entries()) world.answer(invite, 180, `b${index}`);
    world.sent();
    world.advance(20_000);
    expect(world.requests(world.sent(), "CANCEL")).toHaveLength(2);
    for (const [index, invite] of invites.entries()) world.answer(invite, 487, `b${index}`);
    expect(finals(world)).toEqual([408]);
  });
});

function ackOf(world: World): SipRequest {
  const ok = world.actions.findLast(
    (action) => action.kind === "send" && action.message.kind === "response",
  );
  if (ok?.kind !== "send" || ok.message.kind !== "response") throw new Error("no response");
  return world.within(
    {
      ...ok.message,
      headers: [...ok.message.headers, { name: "Contact", value: "<sip:pf.example>" }],
    },
    "ACK",
    1,
    "z9hG4bKo1",
  );
}

describe("redirection", () => {
  test("a 302 is followed, the preferred contact first", () => {
    const { world, invites } = ringing({}, [binding("1")]);
    world.answer(at(invites, 0), 302, "b0", {
      headers: [
        { name: "Contact", value: "<sip:x@b.example>;q=0.1, <sip:y@c.example>;q=0.9" },
        { name: "Contact", value: "<mailto:z@d.example>" },
      ],
    });
    const again = world.requests(world.sent(), "INVITE");
    expect(again.map(({ requestUri }) => requestUri)).toEqual([
      "sip:y@c.example",
      "sip:x@b.example",
    ]);
    expect(new Set([...invites, ...again].map((one) => value(one, "Call-ID"))).size).toBe(3);
    world.answer(at(again, 0), 200, "y");
    expect(finals(world)).toEqual([200]);
  });

  test("a circle is not followed", () => {
    const { world, invites } = ringing({}, [binding("1")]);
    const headers = [{ name: "Contact", value: `<${at(invites, 0).requestUri}>` }];
    world.answer(at(invites, 0), 302, "b0", { headers });
    const sent = world.sent();
    expect(world.requests(sent, "INVITE")).toEqual([]);
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([480]);
  });

  test("an endless one ends", () => {
    const { world, invites } = ringing({}, [binding("1")]);
    let next = at(invites, 0);
    for (let hop = 0; hop < 8; hop++) {
      world.answer(next, 302, `h${hop}`, {
        headers: [{ name: "Contact", value: `<sip:hop${hop}@b.example>` }],
      });
      next = at(world.requests(world.sent(), "INVITE"), 0);
    }
    world.answer(next, 302, "last", {
      headers: [{ name: "Contact", value: "<sip:hop9@b.example>" }],
    });
    expect(finals(world)).toEqual([480]);
  });
});

describe("deferral", () => {
  test("without a client the function accepts by itself, and ends with the originator", () => {
    const { world } = ringing({ deferral: true }, []);
    const sent = world.sent();
    expect(sent).toEqual([]);
    const ok = world.actions.flatMap((action) =>
      action.kind === "send" && action.message.kind === "response" ? [action.message] : [],
    );
    expect(ok.map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(text(at(ok, 0))).toContain("a=path:msrp://198.51.100.7:2855/tok1o");
    world.acknowledge(at(ok, 0));
    world.receive(world.within(at(ok, 0), "BYE", 2, "z9hG4bKbye"));
    world.advance(64_000);
    expect(world.isOver).toBe(true);
  });

  test.each([480, 408, 487, 500, 503, 504])("a best response of %i defers", (status) => {
    const { world, invites } = ringing({ deferral: true });
    refuseAll(world, invites, [status, status]);
    expect(finals(world)).toEqual([200]);
    expect(world.notes()).toEqual(
      expect.arrayContaining(["CPM-079", "CPM-080", "CPM-081", "CPM-082"]),
    );
  });

  test.each([404, 486, 603])("a best response of %i does not", (status) => {
    const { world, invites } = ringing({ deferral: true });
    refuseAll(world, invites, [status, status]);
    expect(finals(world)).toEqual([status]);
  });

  test("other statuses do where the provider says so", () => {
    const { world, invites } = ringing({ deferral: true, deferOn: [486] });
    refuseAll(world, invites, [486, 486]);
    expect(finals(world)).toEqual([200]);
  });

  test("when the user has declined elsewhere the originator gets BYE", () => {
    const { world, invites } = ringing({ deferral: true });
    refuseAll(world, invites, [480, 480]);
    const ok = at(
      world.responses(world.sent()).filter(({ statusCode }) => statusCode === 200),
      0,
    );
    world.acknowledge(ok);
    world.step({ kind: "declined" });
    const [bye] = world.requests(world.sent(), "BYE");
    expect(bye && value(bye, "Reason")).toBe('SIP;cause=200;text="Call completed"');
  });
});

describe("without a suitable client", () => {
  test("480", () => {
    const { world } = ringing({}, []);
    expect(world.notes()).toContain("CPM-025");
    const last = world.actions.findLast(({ kind }) => kind === "send");
    expect(
      last?.kind === "send" && last.message.kind === "response" && last.message.statusCode,
    ).toBe(480);
  });

  test("a binding that has expired, or has not the service, is none", () => {
    const { world, invites } = ringing({}, [
      binding("1", { expiresMs: 1 }),
      binding("2", { features: [] }),
    ]);
    expect(invites).toEqual([]);
    expect(world.notes()).toContain("CPM-025");
  });

  test("without a GRUU the instance is asked for", () => {
    const { invites } = ringing({}, [binding("1", { pubGruu: undefined })]);
    expect(at(invites, 0).requestUri).toBe("sip:+15550002@ims.example;user=phone");
    const wanted = at(invites, 0).headers.filter(({ name }) => name === "Accept-Contact");
    expect(wanted.map((one) => one.value)).toContain(
      '*;+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>";require;explicit',
    );
    expect(wanted).toHaveLength(2);
  });
});

describe("interworking", () => {
  const settings = { interworking: true, isfUri: ISF_URI };

  test("the INVITE goes to the ISF, and its answer to the originator", () => {
    const { world, invites } = ringing(settings, []);
    expect(invites).toHaveLength(1);
    expect(at(invites, 0).requestUri).toBe("sip:+15550002@ims.example;user=phone");
    expect(value(at(invites, 0), "Route")).toBe(`<${ISF_URI};lr>`);
    world.answer(at(invites, 0), 200, "f0");
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(world.requests(sent, "ACK")).toHaveLength(1);
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-087", "CPM-093"]));
  });

  test("noClient interwork goes there, whatever the delivery policy is", () => {
    const { world, invites } = ringing({ noClient: "interwork", isfUri: ISF_URI }, []);
    expect(invites).toHaveLength(1);
    expect(world.actions.some((one) => one.kind === "send" && one.target.host === ISF.host)).toBe(
      true,
    );
    expect(world.notes()).toContain("CPM-016");
  });

  test("rejected streams are tried alone where the provider allows it", () => {
    const world = new World({ settings: { ...settings, splitStreams: true }, bindings: [] });
    world.invite({ body: sdp({ name: "alice", media: 2 }) });
    const [first] = world.requests(world.sent(), "INVITE");
    if (first === undefined) throw new Error("no INVITE");
    expect(text(first).match(/^m=message 2855/gm)).toHaveLength(2);
    const half = sdp({ name: "f", media: 2 }).split("m=message 9");
    world.answer(first, 200, "f", { body: `${half[0]}m=message 9${half[1]}m=message 0${half[2]}` });
    const sent = world.sent();
    expect(world.responses(sent)).toEqual([]);
    const [second] = world.requests(sent, "INVITE");
    if (second === undefined) throw new Error("no second INVITE");
    expect(text(second).match(/^m=/gm)).toHaveLength(1);
    expect(value(second, "Call-ID")).not.toBe(value(first, "Call-ID"));
    world.answer(second, 200, "g");
    const [ok] = world.responses(world.sent());
    expect(ok?.statusCode).toBe(200);
    expect(ok && text(ok).match(/^m=message 2855/gm)).toHaveLength(2);
  });

  test("without splitStreams the rejected ones are rejected", () => {
    const world = new World({ settings, bindings: [] });
    world.invite({ body: sdp({ name: "alice", media: 2 }) });
    const [first] = world.requests(world.sent(), "INVITE");
    if (first === undefined) throw new Error("no INVITE");
    const half = sdp({ name: "f", media: 2 }).split("m=message 9");
    world.answer(first, 200, "f", { body: `${half[0]}m=message 9${half[1]}m=message 0${half[2]}` });
    const [ok] = world.responses(world.sent());
    expect(ok && text(ok).match(/^m=message \d+/gm)).toEqual(["m=message 2855", "m=message 0"]);
  });

  test("refusals of the ISF go to the originator", () => {
    const { world, invites } = ringing(settings, []);
    world.answer(at(invites, 0), 404, "f0");
    expect(finals(world)).toEqual([404]);
  });

  test("after the clients have failed the ISF is tried", () => {
    const { world, invites } = ringing(settings);
    refuseAll(world, invites, [480, 408]);
    const sent = world.sent();
    expect(world.requests(sent, "INVITE")).toHaveLength(1);
    expect(world.responses(sent)).toEqual([]);
    expect(world.notes()).toContain("CPM-084");
  });

  test("at step 6 the service that was asserted goes with it", () => {
    const { invites } = ringing({ noClient: "interwork", isfUri: ISF_URI }, []);
    expect(value(at(invites, 0), "P-Asserted-Service")).toBe(SERVICE);
  });

  test("an ISF that rings for ever is given up, and the originator is told", () => {
    const { world, invites } = ringing({ ...settings, inviteTimeoutMs: 5_000 }, []);
    world.answer(at(invites, 0), 180, "f0");
    world.advance(5_000);
    const sent = world.sent();
    expect(world.requests(sent, "CANCEL")).toHaveLength(1);
    world.okay(world.requests(sent, "CANCEL"));
    world.answer(at(invites, 0), 487, "f0");
    expect(finals(world)).toEqual([408]);
  });

  function split() {
    const world = new World({ settings: { ...settings, splitStreams: true }, bindings: [] });
    world.invite({ body: sdp({ name: "alice", media: 2 }) });
    const first = at(world.requests(world.sent(), "INVITE"), 0);
    const half = sdp({ name: "f", media: 2 }).split("m=message 9");
    world.answer(first, 200, "f", { body: `${half[0]}m=message 9${half[1]}m=message 0${half[2]}` });
    const second = at(world.requests(world.sent(), "INVITE"), 0);
    return { world, first, second };
  }

  test("a second answer that can not be used leaves the first one", () => {
    const { world, second } = split();
    world.answer(second, 200, "g", { body: "v=0" });
    expect(finals(world)).toContain(200);
  });

  test("an ISF that ends before the originator has its answer leaves nothing behind", () => {
    const { world, first, second } = split();
    world.clientBye(first, "f");
    expect(finals(world)).toEqual([200, 480]);
    world.okay(world.requests(world.sent(), "CANCEL"));
    world.answer(second, 487, "g");
    world.advance(400_000);
    expect(world.isOver).toBe(true);
  });
});

describe("what the user declined elsewhere", () => {
  test("does not end one that clients take part in", () => {
    const { world, invites } = ringing();
    world.step({ kind: "declined" });
    world.answer(at(invites, 0), 200, "b0");
    expect(finals(world)).toEqual([200]);
    world.step({ kind: "declined" });
    expect(byes(world)).toEqual([]);
  });
});
