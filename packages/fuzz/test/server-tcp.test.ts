import { describe, expect, onTestFinished, test } from "vitest";
import { type CommandLine, tcpSubject } from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";
import {
  DIED,
  encode,
  FLOODED,
  HUNG,
  LEFT,
  limits,
  MARK,
  MISCHIEF,
  open,
  serve,
  SILENT,
} from "./mischief.ts";
import { processesWith } from "./shell.ts";

const TCP = `${MISCHIEF}
  let deaf = false;
  require("node:net").createServer({ allowHalfOpen: true }, (socket) => {
    let text = "";
    socket.on("error", () => {}).on("data", (part) => (text += part)).on("end", () => {
      if (text === "close and die") {
        socket.destroy();
        const until = Date.now() + 500;
        process.nextTick(() => setImmediate(() => {
          while (Date.now() < until);
          mischief("die");
        }));
        return;
      }
      mischief(text);
      if (text === "deafen") deaf = true;
      if (text === "flood") for (let i = 0; i < 600; i++) socket.write("x".repeat(4096));
      socket.end(deaf || text === "close" ? "" : process.pid + " " + text);
    });
  }).listen(+process.argv[1], "127.0.0.1");`;

describe("a TCP server", () => {
  test("that dies, leaves, hangs or floods is told so and started again", async () => {
    const { run, ending, hanging, ended, close } = await open((port) =>
      tcpSubject(`127.0.0.1:${port}`, { command: serve(TCP, port), limits }),
    );
    const pid = async (): Promise<number> =>
      Number.parseInt(new TextDecoder().decode((await run(encode("hello"))).output), 10);
    const first = await pid();
    expect(await ending("close")).toEqual(SILENT);
    expect(await pid()).toBe(first);
    expect(await ending("die")).toEqual(DIED);
    expect(await pid()).not.toBe(first);
    // Its port is open for some time behind the connection.
    expect(await ending("close and die")).toEqual(DIED);
    const { ending: left, errors } = await run(encode("throw"));
    expect(left).toEqual(LEFT);
    expect(new TextDecoder().decode(errors)).toContain("Error: thrown");
    expect(await hanging("hang")).toEqual(HUNG);
    expect(await ending("flood")).toEqual(FLOODED);
    expect(await ended("log")).toEqual(FLOODED);
    expect(await ending("hello")).toEqual(SILENT);
    await close();
    expect(processesWith(MARK)).toEqual([]);
  });

  test("that no longer answers the probe is gone, with the input before it", async () => {
    const { ending } = await open((port) =>
      tcpSubject(`127.0.0.1:${port}`, {
        command: serve(TCP, port),
        limits,
        probe: encode("hello"),
      }),
    );
    expect(await ending("close")).toEqual(SILENT);
    const gone = { kind: "gone", reason: "it no longer answers as at the start" };
    expect(await ending("deafen")).toEqual(gone);
    expect(await ending("close")).toEqual(SILENT);
  });

  test("that is not started, or is somebody else's, is an error", async () => {
    const port = await freePort();
    const at = `127.0.0.1:${port}`;
    await expect(tcpSubject(at, { startMs: 50 }).open()).rejects.toThrow(
      `nobody is at tcp ${at}: give its command behind --`,
    );
    const broken: CommandLine = [process.execPath, "-e", 'throw new Error("no port")'];
    await expect(tcpSubject(at, { command: broken }).open()).rejects.toThrow(
      /was started and is not at tcp 127\.0\.0\.1:\d+: /,
    );
    const running = await tcpSubject(at, { command: serve(TCP, port) }).open();
    onTestFinished(running.close);
    await expect(tcpSubject(at, { command: serve(TCP, port) }).open()).rejects.toThrow(
      "before the command is started",
    );
  });
});
