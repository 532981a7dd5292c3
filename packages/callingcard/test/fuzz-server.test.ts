import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { AUTHORIZATION, startProgram } from "./running-program.ts";
import { run } from "./stand-in.ts";

describe("callingcard fuzz", () => {
  test("finds that callingcard serve answers 4xx to each spoilt card and goes on", async () => {
    const data = mkdtempSync(join(tmpdir(), "fuzz-server-"));
    onTestFinished(() => {
      rmSync(data, { recursive: true });
    });
    const program = await startProgram(data);
    const url = `${program.bookUrl.replace("localhost", "127.0.0.1")}fuzz.vcf`;
    const way = ["--http", url, "--method", "PUT", "--probe", "--expect", "reject"];
    const headers = [`Authorization: ${AUTHORIZATION}`, "Content-Type: text/vcard"];
    const fields = headers.flatMap((line) => ["--header", line]);
    const options = ["--seed", "1", "--runs", "24"];
    const { status, stdout } = await run(["fuzz", "vcard", ...way, ...fields, ...options]);
    expect(stdout).toMatch(/^0 failures: 24 inputs/);
    expect(status).toBe(0);
    await program.end("SIGTERM");
  });

  test("ends when a server is gone that it did not start", async () => {
    const server = createServer((socket) => {
      socket.once("data", () => {
        server.close();
        socket.destroy();
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { status, stderr } = await run([
      "fuzz",
      "vcard",
      "--tcp",
      `127.0.0.1:${port}`,
      "--runs",
      "3",
      "--start-seconds",
      "1",
    ]);
    expect(stderr).toContain(`nobody is at tcp 127.0.0.1:${port}`);
    expect(status).toBe(2);
  });

  test.each([
    [["vcard", "--tcp", "10.1.2.3:80"], "10.1.2.3 is no loopback address"],
    [["vcard", "--udp", "example.com:80"], "example.com is no loopback address"],
    [["vcard", "--http", "http://192.168.1.1/"], "192.168.1.1 is no loopback address"],
    [["vcard", "--http", "127.0.0.1:80"], "127.0.0.1:80 is no URL"],
    [["vcard", "--tcp", "x"], "x is no address"],
    [["vcard", "--tcp", "127.0.0.1:9", "--udp", "127.0.0.1:9"], "--tcp and --udp are two ways"],
    [["vcard", "--tcp", "127.0.0.1:9", "--expect", "accept"], "tells nothing of vcard"],
    [["vcard", "--probe", "--", "cat"], "--probe needs --tcp, --udp or --http"],
    [["vcard", "--method", "PUT", "--", "cat"], "--method and --header need --http"],
    [["vcard", "--http", "http://127.0.0.1/", "--header", "x"], "--header must be a field"],
    [["vcard", "--http", "http://127.0.0.1/", "--header", "a: b\nc: d"], "--header must be"],
    [["vcard", "--http", "http://127.0.0.1/", "--method", "A B"], "--method must be a token"],
  ])("refuses %j with status 2 and says why", async (args, reason) => {
    const { status, stderr } = await run(["fuzz", ...args]);
    expect(stderr).toContain(reason);
    expect(status).toBe(2);
  });
});
