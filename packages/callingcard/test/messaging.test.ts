import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { KEYS_ONE } from "../../../tools/keys/test-keys.ts";
import { freePort } from "../../../tools/port/free-port.ts";
import { deviceOf, DOMAIN, invite } from "./device.ts";
import {
  AUTHORIZATION,
  type RunningProgram,
  shareProgram,
  startProgram,
  USER,
  withFolder,
} from "./running-program.ts";
import { run } from "./stand-in.ts";

const MESSAGING = { CALLINGCARD_MESSAGING: "on" };

const shared = shareProgram(MESSAGING);

function records(program: RunningProgram, message: string): readonly Record<string, unknown>[] {
  return program.log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === message);
}

test("devices register and chat, and no word of it is in the log", async () => {
  const { program } = shared();
  const alice = await deviceOf(program, "alice");
  const phone = await deviceOf(program, "bob", { name: "bob.phone" });
  const tablet = await deviceOf(program, "bob", { name: "bob.tablet" });
  for (const device of [alice, phone, tablet]) await device.register();
  for (const device of [phone, tablet]) device.answerNext({ kind: "accept" });
  const { call } = await invite(alice, "bob");
  call.say("the secret of the day");
  for (const device of [phone, tablet]) {
    await device.log.waitForKind("chat", ({ text }) => text === "the secret of the day");
  }
  call.bye();
  for (const device of [phone, tablet]) await device.log.waitForKind("ended");
  await expect.poll(() => records(program, "session ended")).toHaveLength(1);
  const [started] = records(program, "session started");
  expect(started).toMatchObject({ user: `sip:bob@${DOMAIN}` });
  expect(records(program, "session ended")).toMatchObject([
    { session: started?.["session"], legs: 3, ms: expect.any(Number) },
  ]);
  expect(program.log.join("\n")).not.toContain("secret of the day");
});

test("sessions over TLS are as any, and their traces replay", async () => {
  await withFolder(async (folder) => {
    const files = { key: join(folder, "key.pem"), cert: join(folder, "cert.pem") };
    await writeFile(files.key, KEYS_ONE.key);
    await writeFile(files.cert, KEYS_ONE.cert);
    const traces = join(folder, "traces");
    const program = await startProgram(join(folder, "data"), {
      ...MESSAGING,
      CALLINGCARD_TLS_KEY: files.key,
      CALLINGCARD_TLS_CERT: files.cert,
      CALLINGCARD_TRACE: traces,
    });
    const options = {
      transport: "tls",
      tls: { ...KEYS_ONE, ca: KEYS_ONE.cert },
      msrpTls: KEYS_ONE,
    } as const;
    const alice = await deviceOf(program, "alice", options);
    const bob = await deviceOf(program, "bob", options);
    for (const device of [alice, bob]) await device.register();
    bob.answerNext({ kind: "accept" });
    const { call } = await invite(alice, "bob");
    const { response } = await alice.log.waitForKind("accepted");
    expect(new TextDecoder().decode(response.body)).toContain("TCP/TLS/MSRP");
    call.say("hello");
    await bob.log.waitForKind("chat", ({ text }) => text === "hello");
    call.bye();
    await bob.log.waitForKind("ended");
    expect(await program.end("SIGTERM")).toBe(0);
    const names = await readdir(traces);
    expect(names).toHaveLength(1);
    const replayed = await run(["trace", "replay", join(traces, names[0] ?? "")]);
    expect(replayed).toMatchObject({ status: 0, stderr: "" });
    expect(replayed.stdout).toContain("the same actions");
  });
});

test("files of a certificate that cannot be read are named", async () => {
  await withFolder(async (folder) => {
    const args = ["serve", "--port", "0", "--data", folder, "--log-level", "silent"];
    const outcome = await run([...args, "--tls-key", join(folder, "no.pem"), "--tls-cert", "x"]);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain("no.pem cannot be read (--tls-key, CALLINGCARD_TLS_KEY)");
  });
});

test("a server that is asked to stop takes no sessions, and ends those that are left", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, MESSAGING);
    const alice = await deviceOf(program, "alice");
    const bob = await deviceOf(program, "bob");
    for (const device of [alice, bob]) await device.register();
    bob.answerNext({ kind: "accept" });
    const { call } = await invite(alice, "bob");
    const ended = program.end("SIGTERM");
    await vi.waitFor(
      () => {
        expect(records(program, "stopping")).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
    call.say("still here");
    await bob.log.waitForKind("chat", ({ text }) => text === "still here");
    const from = alice.log.events.length;
    alice.invite(`sip:bob@${DOMAIN}`);
    const { response } = await alice.log.waitForKind("refused", undefined, { from });
    // The function's 503, as a proxy passes it on (RFC 3261 section 16.7 step 6).
    expect(response.statusCode).toBe(500);
    for (const device of [alice, bob]) await device.log.waitForKind("ended");
    expect(await ended).toBe(0);
  });
});

test("a change of policy holds for the next session of a server that runs", async () => {
  const { program, env } = shared();
  const carol = await deviceOf(program, "carol");
  const dave = await deviceOf(program, "dave");
  for (const device of [carol, dave]) await device.register();
  const audio = ["policy", "set", "allowedMedia", '["audio"]'];
  const outcome = await run([...audio, "--user", "dave"], { env });
  expect(outcome).toEqual({ status: 0, stdout: 'allowedMedia ["audio"]\n', stderr: "" });
  expect(await invite(carol, "dave")).toMatchObject({ statusCode: 488 });
  await run(["policy", "unset", "allowedMedia", "--user", "dave"], { env });
  dave.answerNext({ kind: "accept" });
  expect(await invite(carol, "dave")).toMatchObject({ statusCode: 200 });
  await run(audio, { env });
  await vi.waitFor(
    async () => {
      dave.answerNext({ kind: "accept" });
      expect(await invite(carol, "dave")).toMatchObject({ statusCode: 488 });
    },
    { timeout: 60_000, interval: 500 },
  );
  await run(["policy", "unset", "allowedMedia"], { env });
});

test("who is registered stays so when the server starts again", async () => {
  await withFolder(async (folder) => {
    const env = { ...MESSAGING, CALLINGCARD_SIP_PORT: `${await freePort()}` };
    const first = await startProgram(folder, env);
    const bob = await deviceOf(first, "bob", { transport: "udp" });
    const carol = await deviceOf(first, "carol");
    for (const device of [bob, carol]) await device.register();
    expect(await first.end("SIGTERM")).toBe(0);
    const second = await startProgram(folder, env);
    const alice = await deviceOf(second, "alice");
    await alice.register();
    bob.answerNext({ kind: "accept" });
    expect(await invite(alice, "bob")).toMatchObject({ statusCode: 200 });
    // Her connection ended with the first server, and she has not opened another.
    expect(await invite(alice, "carol")).toMatchObject({ statusCode: 480 });
    await second.end("SIGTERM");
  });
});

test("documents of XCAP are behind the passwords of the address book", async () => {
  const { program } = shared();
  const lists = `${program.url}xcap/resource-lists/users`;
  const own = `${lists}/sip:${USER}@${DOMAIN}/index`;
  const body = '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>';
  const put = (url: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(url, {
      method: "PUT",
      headers: { "Content-Type": "application/resource-lists+xml", ...headers },
      body,
    });
  const refused = await put(own, {});
  expect(refused.status).toBe(401);
  expect(refused.headers.get("www-authenticate")).toContain("Basic realm=");
  expect((await put(own, { Authorization: AUTHORIZATION })).status).toBe(201);
  const others = `${lists}/sip:grace@${DOMAIN}/index`;
  expect((await put(others, { Authorization: AUTHORIZATION })).status).toBe(403);
  const response = await fetch(own, { headers: { Authorization: AUTHORIZATION } });
  expect(await response.text()).toBe(body);
});

test.each(["SIP", "FUNCTION", "MSRP"])("a port of %s that is taken is named", async (name) => {
  await withFolder(async (folder) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const variable = `CALLINGCARD_${name}_PORT`;
    const env = {
      CALLINGCARD_DATA: folder,
      CALLINGCARD_PORT: "0",
      CALLINGCARD_LOG_LEVEL: "silent",
      [variable]: String(port),
    };
    const { status, stdout, stderr } = await run(["serve"], { env });
    server.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`--${name.toLowerCase()}-port, ${variable}`);
    expect(stderr).toContain(String(port));
  });
});
