import { createRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { finals, okOf } from "./peers.ts";
import { binding, BOB, value, World } from "./world.ts";

const GROUP = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session.group";
const member = binding("1", {
  features: [
    {
      tag: "+g.3gpp.icsi-ref",
      values: [{ kind: "token", isNegated: false, token: encodeURIComponent(GROUP) }],
    },
  ],
});

const LIST = `<?xml version="1.0"?>
<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:cp="urn:ietf:params:xml:ns:copycontrol"><list>
<entry uri="tel:+15550003" cp:copyControl="to"/><entry uri="tel:+15550004" cp:copyControl="bcc"/>
<entry uri="tel:+15550005" cp:copyControl="to" cp:anonymize="true"/></list></resource-lists>`;

function invite(
  world: World,
  options: { readonly multipart?: boolean; readonly contact?: string } = {},
): void {
  const sdp =
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=message 9 TCP/MSRP *\r\n" +
    "a=accept-types:message/cpim\r\na=setup:active\r\na=path:msrp://192.0.2.1:9/focus0;tcp\r\n";
  const body =
    options.multipart === true
      ? `--b1\r\nContent-Type: application/sdp\r\n\r\n${sdp}\r\n--b1\r\nContent-Type: application/resource-lists+xml\r\n` +
        `Content-Disposition: recipient-list\r\n\r\n${LIST}\r\n--b1--\r\n`
      : sdp;
  world.invite({
    without: ["P-Asserted-Service", "Contact", "Accept-Contact"],
    headers: [
      { name: "P-Asserted-Service", value: GROUP },
      { name: "Contact", value: options.contact ?? "<sip:focus@conf.example>;isfocus" },
    ],
    body,
    contentType: options.multipart === true ? "multipart/mixed;boundary=b1" : "application/sdp",
  });
}

test("a list of recipients becomes its history, without those who are hidden", () => {
  const world = new World({ bindings: [member] });
  invite(world, { multipart: true });
  const [request] = world.requests(world.sent(), "INVITE");
  const body = new TextDecoder().decode(request?.body);
  expect(body).toContain("Content-Disposition: recipient-list-history; handling=optional");
  expect(body).toContain("tel:+15550003");
  expect(body).not.toContain("tel:+15550004");
  expect(body).not.toContain("tel:+15550005");
  expect(body).toContain("sip:anonymous@anonymous.invalid");
  expect(body).toContain("a=setup:passive");
  expect(request && value(request, "Contact")).toContain(";isfocus");
});

test("a group session that is recorded gets its info object, and its state when it expires", () => {
  const world = new World({
    bindings: [member],
    settings: { recording: true, minSe: 90, sessionExpires: 90 },
  });
  invite(world, { multipart: true });
  const [request] = world.requests(world.sent(), "INVITE");
  if (request === undefined) throw new Error("no INVITE");
  world.answer(request, 200, "b0", {
    headers: [
      { name: "Require", value: "timer" },
      { name: "Session-Expires", value: "90;refresher=uas" },
    ],
  });
  world.acknowledge(okOf(world));
  expect(world.notes()).toEqual(expect.arrayContaining(["CPM-062", "CPM-063", "CPM-065"]));
  const types = () =>
    world.questions.flatMap((question) =>
      question.kind === "record" ? question.entries.map(({ object }) => object.key.type) : [],
    );
  expect(types()).toEqual(["application/x-cpm-session"]);
  world.send("o.0", "k", "focus0", "", "");
  world.send("c1.0", "k1", "b00", "", "");
  world.advance(70_000);
  expect(types()).toContain("application/group-state-object+xml");
  const stored = world.questions.findLast(({ kind }) => kind === "record");
  const octets = stored?.kind === "record" ? stored.entries[0]?.object.octets : undefined;
  const text = new TextDecoder().decode(octets);
  expect(text).toContain('comm-addr="tel:+15550002"');
  expect(text).toContain('comm-addr="tel:+15550003"');
  expect(text).not.toContain("+15550004");
});

test("participants of a deferred group session are subscribed to for the user, until it ends", () => {
  const world = new World({ bindings: [], settings: { deferral: true, recording: true } });
  invite(world);
  const sent = world.sent();
  const [subscribe] = world.requests(sent, "SUBSCRIBE");
  const ok = world.responses(sent).find(({ statusCode }) => statusCode === 200);
  if (subscribe === undefined || ok === undefined) throw new Error("no SUBSCRIBE or 200");
  expect(subscribe.requestUri).toBe("sip:focus@conf.example");
  expect(value(subscribe, "Event")).toBe("conference");
  expect(value(subscribe, "From")).toContain(`<${BOB}>`);
  expect(value(subscribe, "Contact")).toBe("<sip:tok1-s@pf.example:5060;transport=tcp>");
  world.acknowledge(ok);
  world.answer(subscribe, 200, "focus", {
    body: "",
    headers: [{ name: "Expires", value: "3600" }],
  });
  world.receive(notify(subscribe, "active;expires=3600", 1));
  expect(finals(world)).toEqual([200]);
  expect(world.session?.participants).toEqual(["tel:+15550003", "tel:+15550002"]);
  world.receive(world.within(ok, "BYE", 2, "z9hG4bKbye"));
  const [last] = world.requests(world.sent(), "SUBSCRIBE");
  expect(last && value(last, "Expires")).toBe("0");
  if (last !== undefined) world.answer(last, 200, "focus", { body: "" });
  world.receive(notify(subscribe, "terminated;reason=timeout", 2));
  world.advance(64_000);
  expect(world.isOver).toBe(true);
  expect([...world.timers.keys()]).toEqual([]);
});

test("a focus that knows no such event ends the subscription, not the session", () => {
  const world = new World({ bindings: [], settings: { deferral: true } });
  invite(world);
  const sent = world.sent();
  const [subscribe] = world.requests(sent, "SUBSCRIBE");
  const ok = world.responses(sent).find(({ statusCode }) => statusCode === 200);
  if (subscribe === undefined || ok === undefined) throw new Error("no SUBSCRIBE or 200");
  world.answer(subscribe, 489, "focus");
  world.acknowledge(ok);
  world.advance(5_000);
  expect(world.session?.phase).toBe("deferring");
  world.receive(world.within(ok, "BYE", 2, "z9hG4bKbye"));
  world.advance(64_000);
  expect(world.isOver).toBe(true);
});

function notify(subscribe: ReturnType<typeof createRequest>, state: string, version: number) {
  const info = `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="sip:focus@conf.example" version="${version}">
<users><user entity="tel:+15550003"/><user entity="tel:+15550002"/></users></conference-info>`;
  return createRequest("NOTIFY", "sip:tok1-s@pf.example:5060;transport=tcp", {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP core.example;branch=z9hG4bKn${version}` },
      { name: "Max-Forwards", value: "66" },
      { name: "From", value: `${value(subscribe, "To")};tag=focus` },
      { name: "To", value: value(subscribe, "From") },
      { name: "Call-ID", value: value(subscribe, "Call-ID") },
      { name: "CSeq", value: `${version} NOTIFY` },
      { name: "Contact", value: "<sip:focus@conf.example>" },
      { name: "Event", value: "conference" },
      { name: "Subscription-State", value: state },
    ],
    body: new TextEncoder().encode(info),
    contentType: "application/conference-info+xml",
  });
}

test("a Contact says neither who is no focus, nor what stands in the SUBSCRIBE", () => {
  const subscribed = (contact: string) => {
    const world = new World({ bindings: [], settings: { deferral: true } });
    invite(world, { contact });
    return world.requests(world.sent(), "SUBSCRIBE").map(({ requestUri }) => requestUri);
  };
  expect(subscribed("<sip:+15559999@pstn.example>")).toEqual([]);
  expect(subscribed("<tel:+15559999>;isfocus")).toEqual([]);
  expect(subscribed("<sip:focus@conf.example?Route=x>;isfocus")).toEqual([
    "sip:focus@conf.example",
  ]);
});
