import { findHeader, readHeader } from "@callingcard/sip";
import { expect, onTestFinished, test, vi } from "vitest";
import { binding } from "./bindings.ts";
import { ALICE, converse, openNetwork } from "./network.ts";
import { stopClock } from "../../../../tools/clock/stop-clock.ts";

test("an INVITE that comes again makes no second session", async () => {
  const network = await openNetwork({ transport: "udp" });
  const bob = await network.device("bob");
  const invite = network.invite({ body: bob.sdp, branch: "z9hG4bKsame" });
  await network.send(invite);
  await network.send(invite);
  await network.request("INVITE");
  await network.send(invite);
  await network.response("INVITE", 100);
  expect(network.fn.status()).toMatchObject({ sessions: 1, invited: 1 });
});

test("a copy of an INVITE that came by another way is a loop", async () => {
  const network = await openNetwork();
  const bob = await network.device("bob");
  await network.send(network.invite({ body: bob.sdp, branch: "z9hG4bKone" }));
  await network.request("INVITE");
  await network.send(network.invite({ body: bob.sdp, branch: "z9hG4bKtwo" }));
  await network.response("INVITE", 482);
  // For another user it is another session.
  const to = "sip:+15550003@ims.example;user=phone";
  network.registrations.all.push({ ...binding("3"), aor: "tel:+15550003" });
  await network.send(network.invite({ body: bob.sdp, branch: "z9hG4bKthree", to }));
  await network.request("INVITE");
  expect(network.fn.status().invited).toBe(2);
});

test("a CANCEL finds its INVITE, and the ACK of the refusal too", async () => {
  const pass = stopClock();
  const network = await openNetwork();
  const bob = await network.device("bob");
  const invite = network.invite({ body: bob.sdp, branch: "z9hG4bKcancelled" });
  await network.send(invite);
  const forked = await network.request("INVITE");
  await network.answer(forked, 180, "b1");
  const headers = invite.headers.filter(({ name }) => !name.startsWith("Content-"));
  const own = (method: string) => ({
    ...invite,
    method,
    headers: headers.map((header) =>
      header.name === "CSeq" ? { name: "CSeq", value: `1 ${method}` } : header,
    ),
    body: new Uint8Array(0),
  });
  await network.send(withoutLength(own("CANCEL")));
  await network.response("CANCEL", 200);
  const refusal = await network.response("INVITE", 487);
  const to = findHeader(refusal, "To")?.value ?? "";
  const ack = withoutLength(own("ACK"));
  const tagged = ack.headers.map((one) => (one.name === "To" ? { name: "To", value: to } : one));
  await network.send({ ...ack, headers: tagged });
  await network.answer(await network.request("CANCEL"), 200, "b1");
  await network.answer(forked, 487, "b1");
  await network.request("ACK");
  await expect
    .poll(async () => {
      await pass(10_000);
      return network.fn.status();
    })
    .toMatchObject({ sessions: 0, timers: 0 });
  expect(network.alarms.all).toEqual([]);
});

function withoutLength<Message extends { readonly headers: readonly { readonly name: string }[] }>(
  message: Message,
): Message {
  const length = { name: "Content-Length", value: "0" };
  const headers = message.headers.filter(({ name }) => name !== "Content-Length");
  return { ...message, headers: [...headers, length] };
}

test.each([
  ["OPTIONS", 200],
  ["REGISTER", 405],
  ["MESSAGE", 405],
  ["CANCEL", 481],
  ["BYE", 481],
])("%s outside of a session is answered %i", async (method, status) => {
  const network = await openNetwork();
  const request = { ...network.invite(), method };
  const headers = request.headers.map((header) =>
    header.name === "CSeq" ? { name: "CSeq", value: `1 ${method}` } : header,
  );
  await network.send({ ...request, headers });
  const response = await network.response(method, status);
  expect(readHeader(response, "To")?.parameters.some(({ name }) => name === "tag")).toBe(true);
  expect(readHeader(response, "Allow")?.includes("INVITE") ?? false).toBe(status !== 481);
});

test("a request within a session that is gone is answered 481, an ACK is not", async () => {
  const network = await openNetwork();
  const bob = await network.device("bob");
  const invite = network.invite({ body: bob.sdp });
  await network.send(invite);
  const forked = await network.request("INVITE");
  await network.fn.close();
  const again = await openNetwork();
  const to = { name: "To", value: `<${ALICE}>;tag=gone` };
  const headers = forked.headers.map((one) => (one.name === "To" ? to : one));
  for (const method of ["ACK", "INFO"]) {
    await again.send(again.within({ ...forked, headers }, method, 5));
  }
  await again.response("INFO", 481);
  expect(again.sip.all).toEqual([]);
});

test("somebody else may take requests that no session is for", async () => {
  const taken: string[] = [];
  const network = await openNetwork({
    onRequest: ({ method }) => method === "REGISTER" && taken.push(method) > 0,
  });
  const request = network.invite();
  const cseq = { name: "CSeq", value: "1 REGISTER" };
  const headers = request.headers.map((one) => (one.name === "CSeq" ? cseq : one));
  await network.send({ ...request, method: "REGISTER", headers });
  await expect.poll(() => taken).toEqual(["REGISTER"]);
});

test("a port sends and takes SIP beside the sessions", async () => {
  const network = await openNetwork();
  const got: string[] = [];
  const port = network.fn.openSipPort((message) =>
    got.push(message.kind === "request" ? message.method : String(message.statusCode)),
  );
  const { ports } = network.fn.addresses;
  const via = `SIP/2.0/TCP 127.0.0.1:${ports.tcp};branch=z9hG4bK${port.token}.1`;
  const base = network.invite({ callId: "port" });
  const replaced = new Map([
    ["Via", via],
    ["CSeq", "1 SUBSCRIBE"],
    ["Contact", `<sip:${port.token}-1@127.0.0.1:${ports.tcp};transport=tcp>`],
  ]);
  const headers = base.headers.map(({ name, value }) => ({
    name,
    value: replaced.get(name) ?? value,
  }));
  const [core] = network.core.addresses();
  if (core === undefined) throw new Error("no core");
  await port.send({ ...base, method: "SUBSCRIBE", headers }, core);
  const subscribe = await network.request("SUBSCRIBE");
  await network.answer(subscribe, 202, "core");
  await expect.poll(() => got).toEqual(["202"]);
  await network.send(network.within(subscribe, "NOTIFY", 1));
  await expect.poll(() => got).toEqual(["202", "NOTIFY"]);
  port.close();
  await network.send(network.within(subscribe, "NOTIFY", 2));
  await network.response("NOTIFY", 405);
});

test.each([
  ["maxSessions", { maxSessions: 1 }],
  ["maxSessionsPerUser", { maxSessionsPerUser: 1 }],
  ["inviteRate", { inviteRate: 1 }],
])("beyond %s, INVITEs are answered 503 with Retry-After", async (_name, settings) => {
  const network = await openNetwork({ settings });
  const bob = await network.device("bob");
  await network.send(network.invite({ body: bob.sdp, callId: "one" }));
  await network.request("INVITE");
  await network.send(network.invite({ body: bob.sdp, callId: "two" }));
  const refusal = await network.response("INVITE", 503);
  expect(Number(findHeader(refusal, "Retry-After")?.value)).toBeGreaterThanOrEqual(2);
  expect(network.fn.status()).toMatchObject({ sessions: 1, invited: 1, refused: 1 });
  expect(network.alarms.all).toMatchObject([{ alarm: "overload" }]);
});

test("while the event loop is late, INVITEs are answered 503", async () => {
  const pass = stopClock();
  const network = await openNetwork({ maxLagMs: 400 });
  const bob = await network.device("bob");
  await pass(1_000);
  expect(network.fn.status().lagMs).toBe(0);
  let lateMs = 0;
  const now = performance.now.bind(performance);
  const late = vi.spyOn(performance, "now").mockImplementation(() => now() + lateMs);
  onTestFinished(() => late.mockRestore());
  lateMs = 900;
  await pass(100);
  expect(network.fn.status().lagMs).toBe(900);
  await network.send(network.invite({ body: bob.sdp }));
  await network.response("INVITE", 503);
  await pass(100);
  expect(network.fn.status().lagMs).toBe(0);
  await network.send(network.invite({ body: bob.sdp, callId: "later" }));
  await network.request("INVITE");
});

test("draining refuses new sessions, and ends those that are left", async () => {
  const pass = stopClock();
  const network = await openNetwork();
  const { alice, bob } = await converse(network);
  const drained = network.fn.drain(200);
  await network.send(network.invite({ body: bob.sdp, callId: "late" }));
  const refusal = await network.response("INVITE", 503);
  expect(findHeader(refusal, "Retry-After")?.value).toBe("30");
  alice.say("still here");
  expect(await bob.hear()).toBe("still here");
  await pass(1_000);
  for (const tag of ["alice", "b1"]) {
    const bye = await network.request("BYE");
    expect(findHeader(bye, "Reason")?.value).toContain("503");
    await network.answer(bye, 200, tag);
  }
  let isDrained = false;
  void drained.then(() => (isDrained = true));
  await expect
    .poll(async () => {
      await pass(100);
      return isDrained;
    })
    .toBe(true);
  expect(network.fn.status().sessions).toBe(0);
});

test.each(["a b", "a;b", "é"])(
  "an INVITE whose Contribution-ID is %j is answered 400",
  async (id) => {
    const network = await openNetwork();
    const invite = network.invite({ branch: "z9hG4bKmalformed" });
    const headers = invite.headers.map((header) =>
      header.name === "Contribution-ID" ? { ...header, value: id } : header,
    );
    await network.send({ ...invite, headers });
    await network.response("INVITE", 400);
    expect(network.fn.status()).toMatchObject({ sessions: 0, invited: 0 });
  },
);

test("an error of somebody who takes requests is an alarm, and the function goes on", async () => {
  const network = await openNetwork({
    onRequest: ({ method }) => {
      if (method === "REGISTER") throw new Error("a bug");
      return false;
    },
  });
  const request = network.invite();
  const cseq = { name: "CSeq", value: "1 REGISTER" };
  const headers = request.headers.map((one) => (one.name === "CSeq" ? cseq : one));
  await network.send({ ...request, method: "REGISTER", headers });
  await network.response("REGISTER", 500);
  expect(network.alarms.all).toMatchObject([{ alarm: "message-failed" }]);
});
