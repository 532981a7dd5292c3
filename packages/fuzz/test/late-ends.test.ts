import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  fuzz,
  type Source,
  sourceOfGrammar,
  specimenAt,
  tcpSubject,
  udpSubject,
} from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";
import { lists } from "./lists.ts";
import { limits, serve } from "./mischief.ts";

const source = sourceOfGrammar(lists, "list");

/** Gives one input, and that first. */
function only(text: string): Source {
  return { ...source, fixed: () => [new TextEncoder().encode(text)] };
}

/** Dies some time behind an input with two brackets in a row, and goes on answering until then. */
const DYING = `
  const take = (text) => {
    if (/\\[\\[/.test(text)) setTimeout(() => process.kill(process.pid, "SIGSEGV"), +process.argv[2]);
  };`;

const UDP = `${DYING}
  require("node:dgram").createSocket("udp4").on("message", (message) => {
    take(message.toString());
  }).bind(+process.argv[1], "127.0.0.1");`;

const TCP = `${DYING}
  require("node:net").createServer({ allowHalfOpen: true }, (socket) => {
    let text = "";
    socket.on("error", () => {}).on("data", (part) => (text += part)).on("end", () => {
      take(text);
      socket.end("taken");
    });
  }).listen(+process.argv[1], "127.0.0.1");`;

test("a server that dies while later inputs pass is shown the one that it dies of", async () => {
  const port = await freePort();
  const command = [...serve(TCP, port), "40"] as const;
  const subject = tcpSubject(`127.0.0.1:${port}`, { command, limits });
  const random = { ...source, fixed: () => [] };
  const options = { seed: 1, runs: 60, failures: 1, expect: [], shrinkMs: 1000 } as const;
  const { failures } = await fuzz(random, subject, options);
  // How small it is depends on how soon the server comes to die.
  const text = expect.stringContaining("[[");
  expect(failures[0]).toMatchObject({ kind: "signal", what: "died of SIGSEGV", text });
  const { origin } = failures[0] ?? {};
  if (origin?.kind !== "sentence" && origin?.kind !== "near-miss") throw new Error("no origin");
  expect(specimenAt(source, origin)?.text).toContain("[[");
});

test("a server that dies behind the silence for the last input of a search is told so", async () => {
  const port = await freePort();
  const command = [...serve(UDP, port), "200"] as const;
  const subject = udpSubject(`127.0.0.1:${port}`, { command, limits });
  const options = { seed: 1, runs: 1, expect: [], shrinkMs: 1000 } as const;
  const { failures, runs } = await fuzz(only("[[]]"), subject, options);
  expect(failures).toMatchObject([{ kind: "signal", text: expect.stringContaining("[[") }]);
  expect(runs).toBe(1);
});

test("an end that does not come again is told with the input that it was seen with", async () => {
  const once = `
    const { existsSync, writeFileSync } = require("node:fs");
    require("node:dgram").createSocket("udp4").on("message", (message) => {
      if (message.length === 0 || existsSync(process.argv[2])) return;
      writeFileSync(process.argv[2], "");
      setTimeout(() => process.kill(process.pid, "SIGSEGV"), 200);
    }).bind(+process.argv[1], "127.0.0.1");`;
  const folder = mkdtempSync(join(tmpdir(), "late-ends-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const port = await freePort();
  const command = [...serve(once, port), join(folder, "dead")] as const;
  const subject = udpSubject(`127.0.0.1:${port}`, { command, limits });
  const options = { seed: 1, runs: 1, expect: [] } as const;
  const { failures, shrinkRuns } = await fuzz(only("[]"), subject, options);
  expect(failures).toMatchObject([{ kind: "signal", what: "died of SIGSEGV" }]);
  expect(shrinkRuns).toBe(1);
});
