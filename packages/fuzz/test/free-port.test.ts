import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../tools/port/free-port.ts";

const FREE_PORT = new URL("../../../tools/port/free-port.ts", import.meta.url).href;

/** Takes a port, says which, and lives until its input ends. */
const TAKER = `
  import { freePort } from ${JSON.stringify(FREE_PORT)};
  console.log(await freePort());
  process.stdin.resume().once("end", () => process.exit());`;

test("a port is given to one process at a time, until it ends", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", TAKER], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const [said] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  const port = Number(said);
  await expect(freePort([[port, port]])).rejects.toThrow("no port of 1 is free");
  const exit = once(child, "exit");
  child.stdin.end();
  await exit;
  expect(await freePort([[port, port]])).toBe(port);
  await expect(freePort([[port, port]])).rejects.toThrow("no port of 1 is free");
});

test("a port where somebody listens by TCP or UDP is not given", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  for (const { port } of [server.address() as AddressInfo, socket.address()]) {
    await expect(freePort([[port, port]])).rejects.toThrow("no port of 1 is free");
  }
});
