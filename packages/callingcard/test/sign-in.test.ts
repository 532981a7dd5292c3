import { join } from "node:path";
import { newDatabase } from "@callingcard/postgres/shared";
import { expect, test } from "vitest";
import { AUDIENCE, startIssuer } from "../../carddav-server/test/oidc-issuer.ts";
import { startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

async function statusOf(url: string, user: string, password: string): Promise<number> {
  const headers = { Authorization: `Basic ${btoa(`${user}:${password}`)}`, Depth: "0" };
  const response = await fetch(url, { method: "PROPFIND", headers });
  await response.text();
  return response.status;
}

test("an app password opens the address book alone, until it is removed", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, {
      CALLINGCARD_MESSAGING: "on",
      CALLINGCARD_SIP_PORT: "0",
    });
    const env = { CALLINGCARD_DATA: folder };
    const added = await run(["user", "app-password", "add", "ada", "old phone"], { env });
    expect(added).toMatchObject({ status: 0, stderr: "" });
    const password = added.stdout.trim();
    expect(await statusOf(program.bookUrl, "ada", password)).toBe(207);
    expect(await statusOf(program.bookUrl, "ada", password.replace(/^./, "0"))).toBe(401);
    const documents = `${program.url}xcap/resource-lists/users/sip:ada@callingcard.localhost/index`;
    const headers = { Authorization: `Basic ${btoa(`ada:${password}`)}` };
    expect((await fetch(documents, { headers })).status).toBe(401);

    const list = () => run(["user", "app-password", "list", "ada"], { env });
    expect((await list()).stdout).toMatch(/^made 2\S+Z {2}used 2\S+Z {2}old phone\n$/);
    expect(await run(["user", "app-password", "add", "ada", "old phone"], { env })).toMatchObject({
      status: 1,
      stderr: "callingcard: there is an app password old phone of ada already\n",
    });
    const remove = ["user", "app-password", "remove", "ada", "old phone"];
    expect(await run(remove, { env })).toMatchObject({ status: 0, stdout: "removed old phone\n" });
    expect(await statusOf(program.bookUrl, "ada", password)).toBe(401);
    expect((await list()).stdout).toBe("");
    expect(await run(remove, { env })).toMatchObject({ status: 1 });
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("app passwords are of users, and have a name without control characters", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    await run(["user", "add", "ada"], { env, stdin: "pw\n" });
    const add = (user: string, name: string) =>
      run(["user", "app-password", "add", user, name], { env });
    expect(await add("bob", "phone")).toMatchObject({
      status: 1,
      stderr: "callingcard: there is no user bob\n",
    });
    for (const name of ["", " phone", "a\nb", "x".repeat(101)]) {
      expect(await add("ada", name)).toMatchObject({ status: 2 });
    }
    expect((await add("ada", "phone")).stdout).toMatch(/^(?:[a-z2-9]{5}-){4}[a-z2-9]{5}\n$/);
    expect((await run(["user", "app-password", "list", "ada"], { env })).stdout).toMatch(
      /^made \S+ {2}never used {2}phone\n$/,
    );
  });
});

test("who guesses is locked out, which an operator sees and lifts; two servers of a database agree", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATABASE: await newDatabase(), CALLINGCARD_DATA: join(folder, "x") };
    await run(["user", "add", "grace"], { env, stdin: "right\n" });
    const locking = { ...env, CALLINGCARD_LOCK_AFTER: "2", CALLINGCARD_LOCK_MINUTES: "5" };
    const one = await startProgram(folder, locking);
    const two = await startProgram(folder, locking);
    expect(await statusOf(one.url, "grace", "wrong 1")).toBe(401);
    expect(await statusOf(one.url, "grace", "wrong 2")).toBe(401);
    expect(await statusOf(one.url, "grace", "right")).toBe(429);
    expect(await statusOf(two.url, "grace", "right")).toBe(429);
    expect((await run(["user", "locks"], { env })).stdout).toMatch(/^user grace until 2\S+Z\n$/);
    await expect.poll(() => one.log.join("\n")).toContain('"subject":"user grace"');
    expect(await run(["user", "unlock", "grace"], { env })).toMatchObject({
      status: 0,
      stdout: "unlocked user grace\n",
    });
    expect(await statusOf(two.url, "grace", "right")).toBe(207);
    expect(await statusOf(one.url, "grace", "right")).toBe(207);
    expect(await run(["user", "locks"], { env })).toMatchObject({ status: 0, stdout: "" });
    expect(await run(["user", "unlock", "grace"], { env })).toMatchObject({
      status: 1,
      stderr: "callingcard: grace is not locked out\n",
    });
    expect(await Promise.all([one.end("SIGTERM"), two.end("SIGTERM")])).toEqual([0, 0]);
  });
});

test("settings of lock-outs that are no counts end with status 2", async () => {
  for (const [name, value] of [
    ["lock-after", "0"],
    ["lock-after", "10001"],
    ["lock-minutes", "never"],
  ]) {
    const checked = await run(["config", "check", `--${name}`, `${value}`]);
    expect(checked).toMatchObject({ status: 2 });
    expect(checked.stderr).toContain(`--${name} is not a number from 1 to `);
  }
});

test("tokens of an OpenID Connect issuer sign in, by a claim that is set, and with its new key", async () => {
  await withFolder(async (folder) => {
    const issuer = await startIssuer();
    const program = await startProgram(folder, {
      CALLINGCARD_OIDC_ISSUER: issuer.url,
      CALLINGCARD_OIDC_AUDIENCE: AUDIENCE,
      CALLINGCARD_OIDC_CLAIM: "preferred_username",
    });
    const answer = async (token?: string): Promise<Response> => {
      const headers = {
        Depth: "0",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      };
      const response = await fetch(program.bookUrl, { method: "PROPFIND", headers });
      await response.text();
      return response;
    };
    expect((await answer()).headers.get("www-authenticate")).toBe(
      'Basic realm="Callingcard", charset="UTF-8", Bearer realm="Callingcard"',
    );
    const name = { sub: "17", preferred_username: "ada" };
    expect((await answer(await issuer.token(name))).status).toBe(207);
    expect((await answer(await issuer.token({ sub: "ada" }))).status).toBe(401);
    expect((await answer(await issuer.token({ ...name, aud: "mail" }))).status).toBe(401);
    await issuer.rotate();
    const renewed = await issuer.token(name);
    await expect.poll(async () => (await answer(renewed)).status).toBe(207);
    expect(await statusOf(program.bookUrl, "ada", "correct horse")).toBe(207);
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("while an issuer does not answer, tokens are answered 503, and the log says so", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, {
      CALLINGCARD_OIDC_ISSUER: "http://127.0.0.1:1",
      CALLINGCARD_OIDC_AUDIENCE: AUDIENCE,
    });
    const token = await (await startIssuer()).token({ iss: "http://127.0.0.1:1" });
    const response = await fetch(program.url, { headers: { Authorization: `Bearer ${token}` } });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("10");
    await expect.poll(() => program.log.join("\n")).toContain("issuer cannot be asked");
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("an issuer has an audience, and TLS where it is on another machine", async () => {
  const check = async (...args: string[]) => (await run(["config", "check", ...args])).stderr;
  const issuer = ["--oidc-issuer", "https://id.example.org/realms/home"];
  const audience = ["--oidc-audience", "address-book"];
  expect(await check(...issuer, ...audience)).toBe("");
  expect(await check(...issuer)).toContain("--oidc-issuer is given without an audience");
  expect(await check(...audience)).toContain("--oidc-audience is given without an issuer");
  for (const url of ["id.example.org", "http://id.example.org", "https://id.example.org/?x"]) {
    expect(await check("--oidc-issuer", url, ...audience)).toContain(
      "--oidc-issuer is no https://",
    );
  }
});
