import { createHash } from "node:crypto";
import { newDatabase } from "@callingcard/postgres/shared";
import { createSipPeer, type SipPeer, wireText } from "@callingcard/lab";
import { readHeader, parameterText } from "@callingcard/sip";
import { expect, onTestFinished, test } from "vitest";
import { DOMAIN, sipPort } from "./device.ts";
import {
  PASSWORD,
  type RunningProgram,
  startProgram,
  USER,
  withFolder,
} from "./running-program.ts";
import { run } from "./stand-in.ts";

const SIGNED_IN = { CALLINGCARD_MESSAGING: "on", CALLINGCARD_SIP_DIGEST: "on" };

let count = 0;

/** Sends a REGISTER and gives the status of the answer, with the nonce of its challenge for SHA-256. */
async function register(
  program: RunningProgram,
  peer: SipPeer,
  user: string,
  authorization = "",
): Promise<{ readonly status: number; readonly nonce: string }> {
  count += 1;
  const { host, port } = peer.address("tcp");
  const to = { transport: "tcp", host: "127.0.0.1", port: await sipPort(program, "tcp") } as const;
  const request = wireText(`REGISTER sip:${DOMAIN} SIP/2.0
Via: SIP/2.0/TCP ${host}:${port};branch=z9hG4bK${count}
From: <sip:${user}@${DOMAIN}>;tag=1
To: <sip:${user}@${DOMAIN}>
Call-ID: of-the-test
CSeq: ${count} REGISTER
Max-Forwards: 70
Contact: <sip:${user}@${host}:${port};transport=tcp>
${authorization}Content-Length: 0

`);
  await peer.send(request, to);
  const { message } = await peer.takeResponse((code) => code >= 200);
  const challenges = readHeader(message, "WWW-Authenticate") ?? [];
  const [own] = challenges.filter(
    ({ parameters }) => parameterText(parameters, "algorithm") === "SHA-256",
  );
  const nonce = (own && parameterText(own.parameters, "nonce")) ?? "";
  return { status: message.statusCode, nonce };
}

/** Header field of a user who knows a password (RFC 7616 section 3.4). */
function answer(user: string, password: string, nonce: string): string {
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const uri = `sip:${DOMAIN}`;
  const first = hash(`${user}:Callingcard:${password}`);
  const response = hash(`${first}:${nonce}:00000001:c:auth:${hash(`REGISTER:${uri}`)}`);
  return `Authorization: Digest username="${user}", realm="Callingcard", nonce="${nonce}", uri="${uri}", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="c", response="${response}"\n`;
}

async function peerOf(): Promise<SipPeer> {
  const peer = await createSipPeer();
  onTestFinished(() => peer.close());
  return peer;
}

test("SIP users sign in with name and password of the address book, as themselves", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, SIGNED_IN);
    const peer = await peerOf();
    const { status, nonce } = await register(program, peer, USER);
    expect(status).toBe(401);
    expect(await register(program, peer, USER, answer(USER, "wrong", nonce))).toMatchObject({
      status: 401,
    });
    const again = await register(program, peer, USER);
    expect(await register(program, peer, USER, answer(USER, PASSWORD, again.nonce))).toMatchObject({
      status: 200,
    });
    const env = { CALLINGCARD_DATA: folder };
    await run(["user", "add", "grace"], { env, stdin: "secret\n" });
    const other = await register(program, peer, "grace");
    expect(
      await register(program, peer, "grace", answer(USER, PASSWORD, other.nonce)),
    ).toMatchObject({ status: 403 });
    expect(await register(program, peer, "nobody")).toMatchObject({ status: 401 });
    await program.end("SIGTERM");
  });
});

test("a user from before signs in after the next change of the password, and the log says so", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    const add = ["user", "add", "grace", "--messaging", "off"];
    await run(add, { env, stdin: "old\n" });
    const program = await startProgram(folder, SIGNED_IN);
    const peer = await peerOf();
    const first = await register(program, peer, "grace");
    const refused = await register(program, peer, "grace", answer("grace", "old", first.nonce));
    expect(refused.status).toBe(401);
    await run(["user", "passwd", "grace"], { env, stdin: "new\n" });
    const second = await register(program, peer, "grace");
    const taken = await register(program, peer, "grace", answer("grace", "new", second.nonce));
    expect(taken.status).toBe(200);
    await program.end("SIGTERM");
    expect(program.log.join("\n")).toContain('"remedy":"callingcard user passwd grace"');
  });
});

test("SIP users in PostgreSQL sign in by the password that another process gave them", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATABASE: await newDatabase() };
    const program = await startProgram(folder, { ...SIGNED_IN, ...env });
    const peer = await peerOf();
    const signIn = async (password: string): Promise<number> => {
      const { nonce } = await register(program, peer, "grace");
      return (await register(program, peer, "grace", answer("grace", password, nonce))).status;
    };
    await run(["user", "add", "grace"], { env, stdin: "one\n" });
    await expect.poll(() => signIn("one")).toBe(200);
    await run(["user", "passwd", "grace"], { env, stdin: "two\n" });
    await expect.poll(() => signIn("two")).toBe(200);
    expect(await signIn("one")).toBe(401);
    expect(await program.end("SIGTERM")).toBe(0);
  });
});
