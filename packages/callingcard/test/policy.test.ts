import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, run } from "./stand-in.ts";

let env: Readonly<Record<string, string>> = {};

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "callingcard-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  env = { CALLINGCARD_DATA: folder };
  await run(["user", "add", "ada"], { env, stdin: "secret\n" });
});

function policy(...args: readonly string[]): Promise<Outcome> {
  return run(["policy", ...args], { env });
}

describe("callingcard policy", () => {
  test("tells of each setting what it is and where it is from", async () => {
    await policy("set", "recording", "true", "multiDevice", "first");
    await policy("set", "multiDevice", "until-use", "--user", "ada");
    expect(await policy("get", "recording", "deferral", "multiDevice")).toEqual({
      status: 0,
      stdout: 'recording true  (set)\ndeferral false  (default)\nmultiDevice "first"  (set)\n',
      stderr: "",
    });
    const { stdout } = await policy("get", "--user", "ada");
    expect(stdout).toContain('multiDevice "until-use"  (user)\n');
    expect(stdout).toContain("recording true  (set)\n");
    expect(stdout).not.toContain("maxSessions");
  });

  test("takes what it prints back as values", async () => {
    const before = await policy("get");
    const words = before.stdout.split("\n").flatMap((line) => {
      const [, name, value] = /^(\S+) (.*) {2}\(default\)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [name, value];
    });
    expect(words.length).toBeGreaterThan(80);
    expect(await policy("set", ...words)).toMatchObject({ status: 0, stderr: "" });
    const after = await policy("get");
    expect(after.stdout).toBe(before.stdout.replaceAll("(default)", "(set)"));
  });

  test("unsets settings, of all and of a user", async () => {
    await policy("set", "recording", "true", "deferral", "true");
    await policy("set", "recording", "false", "--user", "sip:ada@callingcard.localhost");
    expect(await policy("unset", "recording", "--user", "ada")).toMatchObject({ status: 0 });
    expect(await policy("get", "recording", "--user", "ada")).toMatchObject({
      stdout: "recording true  (set)\n",
    });
    expect(await policy("unset", "recording")).toMatchObject({ status: 0 });
    expect(await policy("get", "recording", "deferral")).toMatchObject({
      stdout: "recording false  (default)\ndeferral true  (set)\n",
    });
  });

  test("keeps a user's settings by the address, whatever the domain", async () => {
    await policy("set", "recording", "true", "--user", "ada", "--sip-domain", "one.example");
    const other = await policy("get", "recording", "--user", "ada", "--sip-domain", "two.example");
    expect(other.stdout).toBe("recording false  (default)\n");
    await policy("set", "recording", "true", "--user", "tel:+1-555-0001");
    const number = await policy("get", "recording", "--user", "sip:+15550001@elsewhere.example");
    expect(number.stdout).toBe("recording true  (user)\n");
  });

  test.each([
    [["set", "colour", "red"], "colour: is no setting"],
    [["set", "recording", "maybe"], "recording: is true or false"],
    [["set", "recording"], "recording has no value"],
    [["set", "maxClients", "65"], "maxClients: is from 1 to 64"],
    [["set", "minSe", "3600"], "sessionExpires: is not below minSe"],
    [["set", "maxClients", "2", "--user", "ada"], "maxClients: is the same for all subscribers"],
    [["set", "__proto__", "{}"], "__proto__: is no setting"],
    [["get", "colour"], "colour: is no setting"],
    [["get", "maxClients", "--user", "ada"], "maxClients: is the same for all users"],
    [["unset", "toString"], "toString: is no setting"],
    [["get", "--user", "a/b"], "--user is not a user name"],
    [["get", "--user", "sip:nobody"], "--user is neither a user name nor an address"],
  ])("names what is wrong and changes nothing: %j", async (args, reason) => {
    const before = await policy("get");
    expect(await policy(...args)).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(reason) as unknown,
    });
    expect(await policy("get")).toEqual(before);
  });

  test("makes no database where there is none", async () => {
    const data = join(env["CALLINGCARD_DATA"] ?? "", "mistyped");
    const { status, stderr } = await policy("get", "--data", data);
    expect(status).toBe(1);
    expect(stderr).toContain(`data folder ${data} has no database`);
  });
});
