import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fuzz, type Source, sourceOfGrammar, tcpSubject, udpSubject } from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";
import { lists } from "./lists.ts";
import { limits, serve } from "./mischief.ts";

const source = sourceOfGrammar(lists, "list");

/** Gives these inputs first. */
function only(...texts: readonly string[]): Source {
  return { ...source, fixed: () => texts.map((text) => new TextEncoder().encode(text)) };
}

/** For servers that die within a fraction of a second, on a busy machine too. */
const lateMs = 5000;

/** Dies some time behind an input with two brackets in a row, or at the one behind it. */
const DYING = `
  let isDoomed = false;
  const die = () => process.kill(process.pid, "SIGSEGV");
  const take = (text) => {
    if (isDoomed && text !== "") die();
    isDoomed ||= /\\[\\[/.test(text);
    if (isDoomed) setTimeout(die, 300);
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

// How small an input becomes depends on how soon the server comes to die.
const smaller = expect.stringContaining("[[");

test("a server that dies at a later input is shown the one that it dies of", async () => {
  const port = await freePort();
  const subject = tcpSubject(`127.0.0.1:${port}`, { command: serve(TCP, port), limits });
  const options = { seed: 1, runs: 2, expect: [], shrinkMs: 1000, lateMs } as const;
  const { failures, runs } = await fuzz(only("[[a]]", "[b]"), subject, options);
  expect(failures).toMatchObject([
    { kind: "signal", text: smaller, origin: { kind: "fixed", index: 0 } },
  ]);
  expect(runs).toBe(2);
});

test("a server that dies behind the silence for the last input of a search is told so", async () => {
  const port = await freePort();
  const subject = udpSubject(`127.0.0.1:${port}`, { command: serve(UDP, port), limits });
  const options = { seed: 1, runs: 1, expect: [], shrinkMs: 1000, lateMs } as const;
  const { failures, runs } = await fuzz(only("[[]]"), subject, options);
  expect(failures).toMatchObject([{ kind: "signal", text: smaller }]);
  expect(runs).toBe(1);
});

test("an end that does not come again is told with the input that it was seen with", async () => {
  const once = `
    const { existsSync, writeFileSync } = require("node:fs");
    require("node:dgram").createSocket("udp4").on("message", (message) => {
      if (message.length === 0 || existsSync(process.argv[2])) return;
      writeFileSync(process.argv[2], "");
      setTimeout(() => process.kill(process.pid, "SIGSEGV"), 400);
    }).bind(+process.argv[1], "127.0.0.1");`;
  const folder = mkdtempSync(join(tmpdir(), "late-ends-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const port = await freePort();
  const command = [...serve(once, port), join(folder, "dead")] as const;
  const subject = udpSubject(`127.0.0.1:${port}`, { command, limits });
  const options = { seed: 1, runs: 1, expect: [], lateMs } as const;
  const { failures } = await fuzz(only("[]"), subject, options);
  expect(failures).toMatchObject([{ kind: "signal", what: "died of SIGSEGV" }]);
});
