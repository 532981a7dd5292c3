import { startEnvironment } from "@callingcard/lab/environment";
import { expect, test } from "vitest";
import { run } from "./stand-in.ts";

test("the demonstration draws a chat in which every device of Bob has everything", async () => {
  const environment = await startEnvironment();
  try {
    const { host, port } = environment.core;
    const args = ["--core", `${host}:${port}`, "--domain", environment.domain];
    const { status, stdout } = await run(["demo", "chat", ...args]);
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    for (const name of ["alice.phone", "Callingcard", "bob.phone", "bob.tablet", "bob.laptop"]) {
      expect(lines[0]).toContain(name);
    }
    const having = (text: string): number => lines.filter((line) => line.endsWith(text)).length;
    expect(having('"Lunch at noon?"')).toBe(4);
    expect(having('"Gladly. The usual place?" Message-Direction: sent')).toBe(2);
    // Three devices told of it, Alice was told once.
    expect(having("  delivered")).toBe(4);
  } finally {
    await environment.close();
  }
});

test("without a server it says what it needs", async () => {
  const { status, stderr } = await run(["demo", "chat", "--core", "127.0.0.1:9"]);
  expect(status).toBe(1);
  expect(stderr).toContain("needs `callingcard serve` with messaging at 127.0.0.1:9 (--core)");
});

test("an address that is none is refused", async () => {
  const { status, stderr } = await run(["demo", "chat", "--core", "nowhere"]);
  expect(status).toBe(2);
  expect(stderr).toContain("--core is no address as 127.0.0.1:5060");
});
