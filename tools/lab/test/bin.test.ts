import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHub, type Hub } from "./hub.ts";

const program = fileURLToPath(new URL("../src/bin/lab.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lab-"));
let hub: Hub;
beforeAll(async () => {
  hub = await createHub();
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

async function lab(...args: readonly string[]) {
  const options = ["--conditions=@callingcard/source", program, ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, options);
    return { code: 0, stdout, stderr: "" };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

function scenario(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const talk = `scenario two talk
user alice with device phone
user bob with device phone
bob.phone accepts
alice.phone invites bob
expect alice.phone is accepted
`;

test("plays scenarios, and says which line did not come true", async () => {
  const good = scenario("good", talk);
  const bad = scenario("bad", `${talk}expect bob.phone is ended within 10 ms`);
  const core = `${hub.core.host}:${hub.core.port}`;
  const { code, stdout, stderr } = await lab(
    "run",
    good,
    bad,
    "--core",
    core,
    "--domain",
    hub.domain,
  );
  expect(stdout).toContain(`  bob.phone accepts\n`);
  expect(stdout).toContain(`${good}: 5 statements came true\n`);
  expect(stderr).toMatch(/bad: line 7: bob\.phone: no ended in 10 ms/);
  expect(code).toBe(1);
});

test("reads scenarios, and says where one is wrong", async () => {
  const good = scenario("good", talk);
  const wrong = scenario("wrong", `${talk}bob.phone sings`);
  const { code, stdout, stderr } = await lab("check", good, wrong);
  expect(stdout).toBe(`${good}: two talk, 5 statements\n`);
  expect(stderr).toMatch(/wrong: expected .* at line 7 column 11/);
  expect(code).toBe(1);
});

test("has a core and a function of its own", async () => {
  const good = scenario("good", `${talk}policy bob multiDevice first`);
  expect(await lab("run", good)).toMatchObject({ code: 0 });
});

test("wants to know where a core is", async () => {
  const good = scenario("good", talk);
  expect((await lab("run", good, "--core", "nowhere")).stderr).toContain("a host and a port");
});
