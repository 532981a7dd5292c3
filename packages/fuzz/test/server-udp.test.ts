import { describe, expect, test } from "vitest";
import { sipVerdict, udpSubject } from "../src/index.ts";
import {
  DIED,
  encode,
  FLOODED,
  LEFT,
  limits,
  MARK,
  MISCHIEF,
  open,
  serve,
  SILENT,
} from "./mischief.ts";
import { processesWith } from "./shell.ts";

const UDP = `${MISCHIEF}
  const socket = require("node:dgram").createSocket("udp4");
  socket.on("message", (message, from) => {
    mischief(message.toString());
    if (message.length > 0 && message.toString() !== "quiet") socket.send("SIP/2.0 " + message + " Reason", from.port);
  }).bind(+process.argv[1], "127.0.0.1");`;

describe("a UDP server", () => {
  test("is judged by its SIP status", async () => {
    const { ending } = await open((port) =>
      udpSubject(`127.0.0.1:${port}`, {
        command: serve(UDP, port),
        limits,
        silenceMs: limits.timeoutMs,
        verdict: sipVerdict,
      }),
    );
    expect(await ending("400")).toEqual({ kind: "answer", accepted: false, status: 400 });
    expect(await ending("481")).toEqual({ kind: "answer", accepted: true, status: 481 });
    expect(await ending("200")).toMatchObject({ accepted: true });
    expect(await ending("hello")).toEqual(SILENT);
  });

  test("whose silence says nothing dies, leaves or floods all the same", async () => {
    const { ending, ended, close } = await open((port) =>
      udpSubject(`127.0.0.1:${port}`, { command: serve(UDP, port), limits }),
    );
    expect(await ending("quiet")).toEqual(SILENT);
    expect(await ending("x".repeat(70_000))).toEqual(SILENT);
    expect(await ended("die")).toEqual(DIED);
    expect(await ended("throw")).toEqual(LEFT);
    expect(await ended("log")).toEqual(FLOODED);
    expect(await ending("quiet")).toEqual(SILENT);
    await close();
    expect(processesWith(MARK)).toEqual([]);
  });

  test("that hangs is found with a probe", async () => {
    const { ending, hanging } = await open((port) =>
      udpSubject(`127.0.0.1:${port}`, {
        command: serve(UDP, port),
        limits,
        verdict: sipVerdict,
        probe: encode("200"),
      }),
    );
    expect(await hanging("hang")).toMatchObject({ kind: "gone" });
    expect(await ending("quiet")).toEqual(SILENT);
  });
});
