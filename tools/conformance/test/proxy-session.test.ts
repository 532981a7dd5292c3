import type { HeaderField, SipMessage } from "@callingcard/sip";
import { expect, test } from "vitest";
import { isOf, tagOf, value, values } from "./world/header.ts";
import {
  answerAs,
  createProxyWorld,
  forwarded,
  phoneContact,
  proxiedSession,
  requestWithin,
} from "./world/proxied.ts";
import { stopTimers } from "./world/stop-timers.ts";

function withoutVia({ headers }: SipMessage): readonly HeaderField[] {
  return headers.filter(({ name }) => name !== "Via");
}

test("[CPM-075] the 200 is forwarded as it is, but for the Via of the function", async () => {
  const world = await createProxyWorld();
  const { copy, invite } = await forwarded(world);
  const own = {
    "X-Unknown": "a,  b",
    Server: "phone/1.0",
    "Session-Expires": "1800;refresher=uas",
    Require: "timer",
  };
  const sent = await answerAs(world, copy, 200, own);
  const { message } = await world.core.takeResponse(200);
  expect(withoutVia(message)).toEqual(withoutVia(sent));
  expect(message.body).toEqual(sent.body);
  expect(values(message, "Via")).toEqual(values(sent, "Via").slice(1));
  expect(values(message, "Via")[0]).toContain(value(invite, "Via"));
  expect(value(message, "Contact")).toBe(`<${phoneContact(world)}>`);
});

test("[CPM-075] provisional responses are forwarded, 100 is the function's own", async () => {
  const world = await createProxyWorld();
  const { copy, invite } = await forwarded(world);
  const { message: trying } = await world.core.takeResponse(100);
  expect(tagOf(trying, "To")).toBeUndefined();
  await world.core.respond(copy, 100);
  await world.core.respond(copy, 180, { toTag: "phone" });
  const { message } = await world.core.takeResponse((status) => status < 200);
  expect([message.statusCode, tagOf(message, "To")]).toEqual([180, "phone"]);
  expect(isOf(invite)(message)).toBe(true);
});

test("[CPM-076, CPM-086] the ACK reaches the client by the route set, once", async () => {
  const world = await createProxyWorld();
  const { copy, invite } = await forwarded(world);
  await answerAs(world, copy, 200);
  const { message: ok } = await world.core.takeResponse(200);
  // The function sends none of its own.
  await world.core.expectNone("ACK", 100);
  const ack = requestWithin(world, { copy, invite, ok }, "originator", "ACK", 1);
  await world.core.send(ack, world.target);
  const { message } = await world.core.takeRequest("ACK");
  expect(message.requestUri).toBe(phoneContact(world));
  expect(values(message, "Route")).toEqual(
    values(ack, "Route").map((route) => route.split(", ")[1]),
  );
  for (const name of ["From", "To", "Call-ID", "CSeq", "X-Note"]) {
    expect(value(message, name)).toBe(value(ack, name));
  }
  expect(value(message, "Max-Forwards")).toBe("49");
  expect(values(message, "Via")).toHaveLength(2);
  await world.core.expectNone("ACK", 100);
});

test("[CPM-076] of two clients that answer each gets the ACK that is for it", async () => {
  const world = await createProxyWorld();
  const { copy, invite } = await forwarded(world);
  for (const name of ["phone", "tablet"]) await answerAs(world, copy, 200, {}, name);
  for (const name of ["phone", "tablet"]) {
    const where = (response: SipMessage): boolean => tagOf(response, "To") === name;
    const { message: ok } = await world.core.takeResponse(200, { where });
    const ack = requestWithin(world, { copy, invite, ok }, "originator", "ACK", 1);
    await world.core.send(ack, world.target);
    const { message } = await world.core.takeRequest("ACK");
    expect(message.requestUri).toBe(phoneContact(world, name));
    expect(tagOf(message, "To")).toBe(name);
  }
});

test("[CPM-077] requests within the session are relayed, both ways, and their answers", async () => {
  const world = await createProxyWorld();
  const { copy, invite, ok, request } = await proxiedSession(world);
  for (const [from, method] of [
    ["originator", "INFO"],
    ["client", "INFO"],
    ["client", "UPDATE"],
    ["originator", "BYE"],
  ] as const) {
    const sequence = 2 + world.core.log.events.length;
    const sent = await request(from, method, sequence);
    const received = await world.core.takeRequest(method);
    expect(received.message.requestUri).toBe(sent.requestUri);
    for (const name of ["From", "To", "Call-ID", "CSeq", "X-Note"]) {
      expect(value(received.message, name)).toBe(value(sent, name));
    }
    expect(values(received.message, "Via").at(-1)).toContain(value(sent, "Via"));
    await world.core.respond(received, 200, { headers: [{ name: "X-Note", value: "back" }] });
    const { message } = await world.core.takeResponse(200, {
      where: (response) => value(response, "CSeq") === `${sequence} ${method}`,
    });
    expect(value(message, "X-Note")).toBe("back");
    expect(values(message, "Via")).toHaveLength(1);
  }
  expect(tagOf(ok, "To")).toBe("phone");
  expect(value(copy.message, "Call-ID")).toBe(value(invite, "Call-ID"));
});

test("[CPM-077] the BYE of one of two clients leaves the session of the other", async () => {
  const world = await createProxyWorld();
  const pass = stopTimers();
  const { copy, invite } = await forwarded(world);
  for (const name of ["phone", "tablet"]) await answerAs(world, copy, 200, {}, name);
  const oks = [await world.core.takeResponse(200), await world.core.takeResponse(200)];
  const [first, second] = oks.map(({ message: ok }) => ({ copy, invite, ok }));
  if (first === undefined || second === undefined) throw new Error("two answers");
  await world.core.send(requestWithin(world, second, "originator", "BYE", 2), world.target);
  await world.core.respond(await world.core.takeRequest("BYE"), 200);
  // Long enough for all transactions to be over.
  await pass(60_000);
  await world.core.send(requestWithin(world, first, "originator", "INFO", 3), world.target);
  const { message } = await world.core.takeRequest("INFO");
  expect(message.requestUri).toBe(phoneContact(world));
});

test("[CPM-077] a re-INVITE is relayed with its answer and its ACK", async () => {
  const world = await createProxyWorld();
  const { request, invite, ok, copy } = await proxiedSession(world);
  await request("client", "INVITE", 5);
  const received = await world.core.takeRequest("INVITE");
  expect(value(received.message, "CSeq")).toBe("5 INVITE");
  await world.core.respond(received, 200, {
    headers: [{ name: "Contact", value: value(invite, "Contact") ?? "" }],
  });
  await world.core.takeResponse(200, { where: (r) => value(r, "CSeq") === "5 INVITE" });
  await world.core.send(
    requestWithin(world, { copy, invite, ok }, "client", "ACK", 5),
    world.target,
  );
  const { message } = await world.core.takeRequest("ACK");
  expect(`<${message.requestUri}>`).toBe(value(invite, "Contact")?.split(";+g")[0]);
});

test.each([
  [486, 486],
  [404, 404],
  [603, 603],
  [480, 480],
  [503, 500],
  [500, 500],
])("[CPM-085] where the core answers %i the originator gets %i", async (status, expected) => {
  const world = await createProxyWorld();
  const { copy, invite } = await forwarded(world);
  await answerAs(world, copy, status, { "X-Why": "busy" });
  const { message: ack } = await world.core.takeRequest("ACK");
  expect(value(ack, "Via")).toBe(value(copy.message, "Via"));
  const { message } = await world.core.takeResponse((code) => code >= 200);
  expect([message.statusCode, isOf(invite)(message)]).toEqual([expected, true]);
  // A 503 is not forwarded, as it speaks of one hop (RFC 3261 section 16.7).
  expect(value(message, "X-Why")).toBe(status === expected ? "busy" : undefined);
  expect(values(message, "Via")).toHaveLength(1);
});

test("[CPM-085] where the core does not answer at all the originator gets 408", async () => {
  const world = await createProxyWorld({ t1Ms: 5 });
  const { invite } = await forwarded(world);
  const { message } = await world.core.takeResponse((code) => code >= 200);
  expect([message.statusCode, isOf(invite)(message)]).toEqual([408, true]);
});
