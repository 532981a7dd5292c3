import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dav, listCards, put } from "./dav-client.ts";
import { run } from "./stand-in.ts";
import {
  AUTHORIZATION,
  shareProgram,
  spawnProgram,
  startProgram,
  USER,
  withFolder,
} from "./running-program.ts";

const shared = shareProgram();

/** Of a test that would take longer if idle connections were waited for. */
const IN_TIME = { timeout: 60_000 };

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";

async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawnProgram(args, env);
  const ended = once(child, "close");
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  const [status] = (await ended) as [number | null];
  return { status, stdout, stderr };
}

test("starts with nothing but a folder, answers, logs each request and stops cleanly", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(join(folder, "new", "data"));
    expect(await put(`${program.bookUrl}a.vcf`, CARD)).toMatchObject({ status: 201 });
    expect(await dav("GET", `${program.bookUrl}a.vcf`)).toMatchObject({ status: 200, text: CARD });
    const { status } = await fetch(program.bookUrl);
    expect(status).toBe(401);
    expect(await program.end("SIGTERM")).toBe(0);

    const records = program.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = records.filter(({ msg }) => msg === "request");
    const path = `/addressbooks/${USER}/contacts/`;
    expect(requests).toMatchObject([
      { method: "PUT", path: `${path}a.vcf`, status: 201, user: USER },
      { method: "GET", path: `${path}a.vcf`, status: 200, user: USER, octets: CARD.length },
      { method: "GET", path, status: 401 },
    ]);
    for (const { ms } of requests) expect(ms).toBeTypeOf("number");
    expect(program.log.join()).not.toContain("correct horse");
  });
});

test("lets users grant their books to each other, by ACL", async () => {
  const { program, env } = shared();
  await run(["user", "add", "bob"], { env, stdin: "hunter2\n" });
  await put(`${program.bookUrl}a.vcf`, CARD);
  const asBob = { headers: { Authorization: `Basic ${btoa("bob:hunter2")}` } };
  expect((await fetch(`${program.bookUrl}a.vcf`, asBob)).status).toBe(403);
  const { status } = await dav("ACL", program.bookUrl, {
    headers: { "Content-Type": "application/xml" },
    body: '<D:acl xmlns:D="DAV:"><D:ace><D:principal><D:href>/principals/bob/</D:href></D:principal><D:grant><D:privilege><D:read/></D:privilege></D:grant></D:ace></D:acl>',
  });
  expect(status).toBe(200);
  expect((await fetch(`${program.bookUrl}a.vcf`, asBob)).status).toBe(200);
});

test("makes up a password on the first start, prints it once, and it works", async () => {
  await withFolder(async (folder) => {
    const first = await startProgram(folder, { CALLINGCARD_USER: "me" }, ["CALLINGCARD_PASSWORD"]);
    const [line = ""] = await first.untilPrinted("Password");
    const password = /^First user: me {2}Password: (\S+)/.exec(line)?.[1];
    const { status } = await fetch(`${first.url}addressbooks/me/contacts/`, {
      method: "PROPFIND",
      headers: { Authorization: `Basic ${btoa(`me:${password}`)}`, Depth: "0" },
    });
    expect(status).toBe(207);
    expect(await first.end("SIGINT")).toBe(0);

    const second = await startProgram(folder, {}, ["CALLINGCARD_USER", "CALLINGCARD_PASSWORD"]);
    expect(await second.end("SIGINT")).toBe(0);
    expect(second.output).toEqual([]);
  });
});

test("lets a request under way finish when it is asked to stop", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder);
    const outgoing = request(`${program.bookUrl}slow.vcf`, {
      method: "PUT",
      headers: {
        Authorization: AUTHORIZATION,
        "Content-Type": "text/vcard",
        Expect: "100-continue",
      },
    });
    outgoing.flushHeaders();
    await once(outgoing, "continue");
    outgoing.write(CARD.slice(0, 20));
    const ended = program.end("SIGTERM");
    const answers = () => fetch(program.url).then(({ status }) => status, String);
    await expect.poll(answers).toBe("TypeError: fetch failed");
    outgoing.end(CARD.slice(20));
    const [answer] = (await once(outgoing, "response")) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(201);
    expect(await ended).toBe(0);
  });
});

test("keeps idle connections longer than clients do, and yet stops at once", IN_TIME, async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder);
    const response = await fetch(program.url);
    await response.text();
    expect(response.headers.get("keep-alive")).toBe("timeout=75");
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("users and cards arrive from other processes while it serves", async () => {
  const { program, env } = shared();
  expect(await runProgram(["user", "add", "grace"], env, "secret\n")).toMatchObject({
    status: 0,
    stdout: "added grace\n",
  });
  const url = `${program.url}addressbooks/grace/contacts/`;
  const headers = { Authorization: `Basic ${btoa("grace:secret")}`, Depth: "0" };
  expect(await fetch(url, { method: "PROPFIND", headers })).toMatchObject({ status: 207 });

  const file = join(env.CALLINGCARD_DATA, "many.vcf");
  const cards = Array.from({ length: 300 }, (_, n) => CARD.replace("UID:1", `UID:import-${n}`));
  await writeFile(file, cards.join(""));
  const importing = runProgram(["import", file, "--user", USER], env);
  for (let n = 0; n < 40; n += 1) {
    const card = CARD.replace("UID:1", `UID:put-${n}`);
    expect(await put(`${program.bookUrl}put-${n}.vcf`, card)).toMatchObject({ status: 201 });
  }
  expect(await importing).toMatchObject({ status: 0 });
  const names = [...(await listCards(program.bookUrl)).keys()];
  expect(names.filter((path) => !path.endsWith("/a.vcf"))).toHaveLength(340);
});

test.each([
  [{ CALLINGCARD_PORT: "http" }, "CALLINGCARD_PORT"],
  [{ CALLINGCARD_USER: "a/b" }, "CALLINGCARD_USER"],
  [{ CALLINGCARD_PASSWORD: "" }, "CALLINGCARD_PASSWORD"],
])("wrong settings %j end with status 2 and their name", async (env, name) => {
  await withFolder(async (folder) => {
    const all = { CALLINGCARD_DATA: folder, CALLINGCARD_PORT: "0", ...env };
    const { status, stdout, stderr } = await run(["serve"], { env: all });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(name);
  });
});

test("a port that is taken is told and ends with status 1", async () => {
  await withFolder(async (folder) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const args = ["serve", "--data", folder, "--port", `${port}`, "--log-level", "silent"];
    const { status, stderr } = await run([...args, "--messaging", "off"]);
    server.close();
    expect(status).toBe(1);
    expect(stderr).toContain(`cannot listen on 127.0.0.1 port ${port} (--port, --host;`);
  });
});
