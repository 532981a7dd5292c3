import { createSipPeer } from "@callingcard/lab";
import { encodeMessage, type HeaderField, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { isOf, tagOf, value, values } from "./world/header.ts";
import { BOB, GROUP_SESSION } from "./world/invitation.ts";
import { createProxyWorld, forwarded, phoneContact, proxiedSession } from "./world/proxied.ts";
import { createWorld, instanceOf, type World } from "./world/world.ts";

/** Header fields that the function has a word in. */
const OWN =
  /^(?:Via|Route|Record-Route|Max-Forwards|Max-Breadth|Request-Disposition|Session-Expires)$/;

function others({ headers }: SipRequest): readonly HeaderField[] {
  return headers.filter(({ name }) => !OWN.test(name));
}

function ownRoute({ fn }: World): RegExp {
  const { host, ports } = fn.addresses;
  return new RegExp(`^<sip:[A-Za-z0-9]+-p@${host}:${ports.tcp};transport=tcp;lr>$`);
}

test("[CPM-041] the INVITE is forwarded octet for octet but for what a proxy changes", async () => {
  const world = await createProxyWorld();
  const { invite, copy } = await forwarded(world, {
    headers: { "X-Unknown": 'a="b",  c', Subject: " lunch", "Max-Forwards": "17" },
  });
  const { message } = copy;
  expect(value(message, "Call-ID")).toBe(value(invite, "Call-ID"));
  expect(value(message, "CSeq")).toBe(value(invite, "CSeq"));
  expect(tagOf(message, "From")).toBe(tagOf(invite, "From"));
  expect(others(message)).toEqual(others(invite));
  expect(message.body).toEqual(invite.body);
  expect(value(message, "Contact")).toBe(value(invite, "Contact"));
  expect(value(message, "Max-Forwards")).toBe("16");
  const [own, ...before] = values(message, "Via");
  const { host, ports } = world.fn.addresses;
  expect(own).toMatch(new RegExp(`^SIP/2\\.0/TCP ${host}:${ports.tcp};.*branch=z9hG4bK`));
  expect(before).toHaveLength(1);
  expect(before[0]).toContain(value(invite, "Via"));
});

test("[CPM-041] an INVITE that came too far is answered 483", async () => {
  const world = await createProxyWorld();
  const invite = await world.invite({ headers: { "Max-Forwards": "0" } });
  await world.core.takeResponse(483, { where: isOf(invite) });
  expect(world.core.requests("INVITE")).toEqual([]);
});

test("[CPM-041] a CANCEL of the originator is answered 200, and goes on to the core", async () => {
  const world = await createProxyWorld();
  const { invite, copy } = await forwarded(world);
  await world.core.respond(copy, 180, { toTag: "phone" });
  await world.core.takeResponse(180, { where: isOf(invite) });
  const text = new TextDecoder().decode(encodeMessage(invite)).split("\r\n\r\n")[0] ?? "";
  const kept = /^(?:Via|From|To|Call-ID|Max-Forwards):/;
  const lines = text.split("\r\n").filter((line) => kept.test(line));
  const cancel = ["CANCEL sip:bob@ims.example SIP/2.0", ...lines, "CSeq: 1 CANCEL"];
  await world.core.send(
    new TextEncoder().encode(`${cancel.join("\r\n")}\r\nContent-Length: 0\r\n\r\n`),
    world.target,
  );
  await world.core.takeResponse(200, { where: (ok) => value(ok, "CSeq") === "1 CANCEL" });
  const received = await world.core.takeRequest("CANCEL");
  expect(value(received.message, "Via")).toBe(value(copy.message, "Via"));
  await world.core.respond(received, 200);
  await world.core.respond(copy, 487, { toTag: "phone" });
  await world.core.takeResponse(487, { where: isOf(invite) });
});

test("[CPM-042] the function is the first of Record-Route, and stays in the path", async () => {
  const world = await createProxyWorld();
  const before = "<sip:orig.example;lr>";
  const { copy, request, ok } = await proxiedSession(world, {
    headers: { "Record-Route": before },
  });
  const [own, ...rest] = values(copy.message, "Record-Route");
  expect(own).toMatch(ownRoute(world));
  expect(rest).toEqual([before]);
  for (const from of ["originator", "client"] as const) {
    await request(from, "INFO", 7);
    const { message } = await world.core.takeRequest("INFO");
    const via = values(message, "Via");
    expect(via).toHaveLength(2);
    expect(via[0]).toContain(`${world.fn.addresses.host}:${world.fn.addresses.ports.tcp}`);
    // Its own route is taken away, those behind it are not.
    expect(values(message, "Route").join()).not.toContain("-p@");
    expect(value(message, "Max-Forwards")).toBe("49");
  }
  expect(value(ok, "Record-Route")).toContain(own);
});

test("[CPM-043] what replaces a session goes to the client in it alone", async () => {
  const world = await createProxyWorld({}, { clients: 3 });
  const contact = `<${BOB};gr=${instanceOf(2)}>`;
  const { invite } = await proxiedSession(world, {}, { Contact: contact });
  const headers = { "Session-Replaces": value(invite, "Contribution-ID") ?? "" };
  const { copy, invite: again } = await forwarded(world, { headers });
  expect(copy.message.requestUri).toBe(`${BOB};gr=${instanceOf(2)}`);
  expect(value(copy.message, "Call-ID")).toBe(value(again, "Call-ID"));
  expect(values(copy.message, "Record-Route")[0]).toMatch(ownRoute(world));
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-043] a client without a GRUU is reached by the user's address, and the others rejected", async () => {
  const world = await createProxyWorld({}, { clients: [{}, { pubGruu: undefined }] });
  const registered = world.clients[1]?.contact ?? "";
  const { invite } = await proxiedSession(
    world,
    {},
    { Contact: `"Bob" <${registered}>;expires=9` },
  );
  const headers = { "Session-Replaces": value(invite, "Contribution-ID") ?? "" };
  const { copy } = await forwarded(world, { headers });
  expect(copy.message.requestUri).toBe(BOB);
  const rejected = `*;+sip.instance="<${instanceOf(1)}>"`;
  expect(values(copy.message, "Reject-Contact")).toEqual([rejected]);
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-043] a session that has ended is not replaced", async () => {
  const world = await createProxyWorld({}, { clients: 2 });
  const contact = `<${BOB};gr=${instanceOf(2)}>`;
  const { invite, request } = await proxiedSession(world, {}, { Contact: contact });
  await request("originator", "BYE", 2);
  await world.core.respond(await world.core.takeRequest("BYE"), 200);
  await world.core.takeResponse(200, { where: isOf(invite) });
  const headers = { "Session-Replaces": value(invite, "Contribution-ID") ?? "" };
  expect((await forwarded(world, { headers })).copy.message.requestUri).toBe(BOB);
});

test("[CPM-044, CPM-045] clients that do not suit are rejected by their instances, the others not", async () => {
  const clients = [{}, { features: [] }, {}, { features: [], pubGruu: undefined }];
  const world = await createProxyWorld({}, { clients });
  const { copy } = await forwarded(world, { headers: { "Reject-Contact": "*;automata" } });
  expect(values(copy.message, "Reject-Contact").toSorted()).toEqual([
    `*;+sip.instance="<${instanceOf(2)}>"`,
    `*;+sip.instance="<${instanceOf(4)}>"`,
    "*;automata",
  ]);
});

test("[CPM-044, CPM-045] where all suit nobody is rejected", async () => {
  const world = await createProxyWorld({}, { clients: 2 });
  expect(values((await forwarded(world)).copy.message, "Reject-Contact")).toEqual([]);
});

test("[CPM-044] of a group session those suit that have its service", async () => {
  const world = await createProxyWorld({}, { clients: 1 });
  const { copy } = await forwarded(world, { headers: { "P-Asserted-Service": GROUP_SESSION } });
  expect(copy.message.requestUri).toBe(BOB);
});

test.each([
  ["", "fork, parallel"],
  ["no-fork, sequential", "fork, parallel"],
  ["queue, No-Fork, no-cancel", "fork, parallel, queue, no-cancel"],
])("[CPM-046] a Request-Disposition of %j becomes %j", async (asked, expected) => {
  const world = await createProxyWorld();
  const { copy } = await forwarded(world, { headers: { "Request-Disposition": asked } });
  expect(values(copy.message, "Request-Disposition")).toEqual([expected]);
});

test("[CPM-047] one INVITE for the user's address goes to the core, whatever clients there are", async () => {
  const phone = await createSipPeer({ name: "phone" });
  const { host, port } = phone.address("tcp");
  const contact = `sip:bob@${host}:${port};transport=tcp`;
  const world = await createProxyWorld({}, { clients: [{ contact }, {}, {}] });
  const { copy } = await forwarded(world);
  const core = world.core.address("tcp");
  expect(copy.message.requestUri).toBe(BOB);
  expect(value(copy.message, "Route")).toBe(`<sip:${core.host}:${core.port};transport=tcp;lr>`);
  await world.core.expectNone("INVITE", 100);
  expect(phone.requests("INVITE")).toEqual([]);
  await phone.close();
});

test("[CPM-047] the route by which the core reached the function is not followed again", async () => {
  const world = await createProxyWorld();
  const { host, ports } = world.fn.addresses;
  const own = `<sip:${host}:${ports.tcp};transport=tcp;lr>`;
  const core = world.core.address("tcp");
  const back = `<sip:odi-77@${core.host}:${core.port};transport=tcp;lr>`;
  // The core may say how it wants the INVITE back, and knows it by that again.
  const { copy } = await forwarded(world, { headers: { Route: `${own}, ${back}` } });
  expect(values(copy.message, "Route")).toEqual([back]);
  const plain = await forwarded(world, { headers: { Route: own } });
  const route = `<sip:${core.host}:${core.port};transport=tcp;lr>`;
  expect(values(plain.copy.message, "Route")).toEqual([route]);
});

test("[CPM-048] without a suitable client the ISF is invited, and the function is a user agent", async () => {
  const isf = await createSipPeer({ name: "isf" });
  const { host, port } = isf.address("tcp");
  const settings = { interworking: true, isfUri: `sip:isf@${host}:${port};transport=tcp` };
  const world = await createProxyWorld(settings, { clients: [{ features: [] }] });
  const invite = await world.invite();
  const received = await isf.takeRequest("INVITE");
  expect(value(received.message, "Call-ID")).not.toBe(value(invite, "Call-ID"));
  expect(values(received.message, "Record-Route")).toEqual([]);
  await world.answer(received, { peer: isf, setup: "passive", connects: false });
  const originator = await world.accepted(invite);
  expect(originator.dialog.remoteTarget).toContain(`@${world.fn.addresses.host}:`);
  await world.core.expectNone("INVITE", 50);
  await isf.close();
});

test("[CPM-048] with deferral the function accepts by itself", async () => {
  const world = await createProxyWorld({ deferral: true }, { clients: 0 });
  const originator = await world.accepted(await world.invite());
  expect(originator.dialog.remoteTarget).toContain(`@${world.fn.addresses.host}:`);
});

test("[CPM-049] without a suitable client, deferral and interworking the answer is 480", async () => {
  const world = await createProxyWorld({}, { clients: [{ features: [] }] });
  const invite = await world.invite();
  const { message } = await world.core.takeResponse((status) => status >= 200);
  expect([message.statusCode, value(message, "Call-ID")]).toEqual([480, value(invite, "Call-ID")]);
  expect(value(message, "Warning")).toBeUndefined();
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-041] what a device needs of the function in the media path makes it no proxy", async () => {
  const settings = { mode: "proxy", multiDevice: "all" } as const;
  const world = await createWorld({ settings });
  const invite = await world.invite();
  const { message } = await world.takeInvite(1);
  expect(value(message, "Call-ID")).not.toBe(value(invite, "Call-ID"));
  expect(phoneContact(world)).not.toBe(value(message, "Contact"));
});
