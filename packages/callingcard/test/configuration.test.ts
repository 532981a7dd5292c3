import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfiguration } from "../src/configuration/configuration-file.ts";
import { KEYS_ONE, KEYS_TWO } from "../../../tools/keys/test-keys.ts";
import { readServeSettings } from "../src/settings.ts";
import { startProgram, withFolder } from "./running-program.ts";
import { type Outcome, run } from "./stand-in.ts";

async function runWithFile(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome & { readonly file: string }> {
  let outcome: Outcome | undefined;
  let file = "";
  await withFolder(async (folder) => {
    file = join(folder, "callingcard.yaml");
    await writeFile(file, text);
    outcome = await run([...args, "--config", file], { env });
  });
  if (outcome === undefined) throw new Error("nothing ran");
  return { ...outcome, file };
}

test("a file counts before the default, a variable before the file, an option before both", () => {
  const file = parseConfiguration("port: 1\nhost: ::1\ndata: from-file\nmessaging: off\n", "f");
  const env = { ...file, CALLINGCARD_HOST: "127.0.0.2", CALLINGCARD_DATA: "from-variable" };
  expect(readServeSettings({ data: "from-option" }, env)).toMatchObject({
    data: "from-option",
    http: { host: "127.0.0.2", port: 1 },
    logLevel: "info",
    messaging: undefined,
  });
});

test("the server runs with the settings of a file", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "c.yaml");
    const data = join(folder, "from-file");
    await writeFile(file, `data: ${data}\nport: 0\nmessaging: false\nlog-level: debug\n`);
    const without = ["CALLINGCARD_DATA", "CALLINGCARD_PORT", "CALLINGCARD_MESSAGING"];
    const program = await startProgram("", { CALLINGCARD_CONFIG: file }, without);
    expect(await program.end("SIGTERM")).toBe(0);
    expect(program.log.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ msg: "listening", data }),
    );
  });
});

test("values are read as they are written: numbers, switches, lists, quoted text", () => {
  const text = "port: 08080\nmessaging: true\nsip-domain: [a, 1]\ndata: '0'\nhost: # none\n";
  expect(parseConfiguration(text, "f")).toEqual({
    CALLINGCARD_PORT: { name: "port in f line 1", value: "08080" },
    CALLINGCARD_MESSAGING: { name: "messaging in f line 2", value: "on" },
    CALLINGCARD_SIP_DOMAIN: { name: "sip-domain in f line 3", value: "a 1" },
    CALLINGCARD_DATA: { name: "data in f line 4", value: "0" },
    CALLINGCARD_HOST: { name: "host in f line 5", value: "" },
  });
});

test.each(["", "# nothing\n", "---\n"])("%j is a file without settings", (text) => {
  expect(parseConfiguration(text, "f")).toEqual({});
});

test.each([
  ["data: d\nprot: 8080\n", 'line 2: "prot" is no setting'],
  ["__proto__: 1\n", 'line 1: "__proto__" is no setting'],
  ["? [a]\n: 1\n", "is no setting"],
  ["port: 1\nport: 2\n", "line 2: Map keys must be unique"],
  ["data: d\nport: 1\n  host: x\n", "line 2: Nested mappings are not allowed"],
  ["\n\nport: { from: 1 }\n", "line 3: port is not a single value"],
  ["port: [[1]]\n", "line 1: port is not a single value"],
  ["data: &a x\nhost: *a\n", "line 2: host is not a single value"],
  ["password: secret\n", "line 1: password is not read from a file, but from CALLINGCARD_PASSWORD"],
  ["just text", 'has no settings of the form "port: 8080"'],
])("what is wrong in a file is told with its line: %j", (text, message) => {
  expect(() => parseConfiguration(text, "f.yaml")).toThrow(message);
  expect(() => parseConfiguration(text, "f.yaml")).toThrow(expect.objectContaining({ status: 2 }));
});

test("everything that is wrong in a file is told at once", () => {
  expect(() => parseConfiguration("a: 1\nport: 1\nb: 2\n", "f")).toThrow(
    'f line 1: "a" is no setting\nf line 3: "b" is no setting',
  );
});

test("config check names key, file and line of a value that is wrong", async () => {
  const { status, stderr, file } = await runWithFile("# c\nport: http\n", ["config", "check"]);
  expect(status).toBe(2);
  expect(stderr).toBe(
    `callingcard: port in ${file} line 2 is not a port number from 0 to 65535: "http"\n`,
  );
});

test.each(["https", "tls"])(
  "config check names a certificate of %s that is not there",
  async (of) => {
    const text = `${of}-key: /nowhere/key.pem\n${of}-cert: /nowhere/cert.pem\n`;
    const { status, stderr } = await runWithFile(text, ["config", "check"]);
    expect(status).toBe(1);
    expect(stderr).toContain(`/nowhere/key.pem cannot be read (--${of}-key,`);
  },
);

test.each(["https", "tls"])(
  "config check tells a certificate of %s with another key",
  async (of) => {
    await withFolder(async (folder) => {
      const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
      await writeFile(key, KEYS_ONE.key);
      await writeFile(cert, KEYS_TWO.cert);
      const text = `${of}-key: ${key}\n${of}-cert: ${cert}\n`;
      const { status, stderr } = await runWithFile(text, ["config", "check"]);
      expect(status).toBe(1);
      expect(stderr).toContain(`the certificate cannot be used (--${of}-cert, --${of}-key;`);
    });
  },
);

test("config check tells that settings are right", async () => {
  expect(await runWithFile("port: 1\n", ["config", "check"])).toMatchObject({
    status: 0,
    stdout: "the settings are right\n",
  });
});

test("config print prints a file that gives the same settings, with where each is from", async () => {
  const text =
    "port: 81\ndata: of-file\nimap-url: imaps://cpm@mail.example\nimap-password: hunter2\n";
  const args = ["config", "print", "--host", "::1"];
  const { stdout, file } = await runWithFile(text, args, { CALLINGCARD_DATA: "a: b" });
  expect(stdout.split("\n")).toEqual(
    expect.arrayContaining([
      "data: 'a: b' # CALLINGCARD_DATA".replaceAll("'", '"'),
      "host: ::1 # --host",
      `port: 81 # ${file} line 1`,
      "log-level: info # default",
      "# trace: not set (no traces)",
    ]),
  );
  expect(stdout).not.toContain("hunter2");
  const printed = await runWithFile(stdout, ["config", "print"], {
    CALLINGCARD_IMAP_PASSWORD: "hunter2",
  });
  const values = (lines: string): string => lines.replaceAll(/ # .*|^# imap-password.*$/gm, "");
  expect(values(printed.stdout)).toBe(values(stdout));
});

test("a file that is not there ends with status 2 and its name", async () => {
  const { status, stderr } = await run(["config", "check", "--config", "/nowhere/c.yaml"]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^callingcard: \/nowhere\/c\.yaml cannot be read \(--config, /),
  });
});

test("other commands read the file too", async () => {
  await withFolder(async (folder) => {
    const text = `data: ${join(folder, "none")}\n`;
    const { status, stderr } = await runWithFile(text, ["user", "list"]);
    expect(status).toBe(1);
    expect(stderr).toContain(`data folder ${join(folder, "none")} has no database`);
  });
});
