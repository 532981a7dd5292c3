import { describe, expect, test } from "vitest";
import {
  type CommandLine,
  fuzz,
  httpSubject,
  sipVerdict,
  sourceOfGrammar,
  type Subject,
  type SubjectKind,
  tcpSubject,
  udpSubject,
} from "../src/index.ts";
import { freePort } from "./free-port.ts";
import { lists } from "./lists.ts";
import { processesWith } from "./shell.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** In the command lines of this process's servers alone. */
const MARK = `server-of-${process.pid}`;

const limits = { timeoutMs: 1000, outputOctets: 1 << 20 };

/** What all servers do when they read these words; otherwise they answer. */
const MISCHIEF = `// ${MARK}
  const mischief = (text) => {
    if (text === "die") process.kill(process.pid, "SIGSEGV");
    if (text === "throw") throw new Error("thrown");
    if (text === "hang") for (;;);
    if (text === "log") for (;;) require("node:fs").writeSync(1, "x".repeat(4096));
  };`;

const TCP = `${MISCHIEF}
  let deaf = false;
  require("node:net").createServer({ allowHalfOpen: true }, (socket) => {
    let text = "";
    socket.on("error", () => {}).on("data", (part) => (text += part)).on("end", () => {
      mischief(text);
      if (text === "deafen") deaf = true;
      if (text === "flood") for (let i = 0; i < 600; i++) socket.write("x".repeat(4096));
      socket.end(deaf || text === "close" ? "" : process.pid + " " + text);
    });
  }).listen(+process.argv[1], "127.0.0.1");`;

const UDP = `${MISCHIEF}
  const socket = require("node:dgram").createSocket("udp4");
  socket.on("message", (message, from) => {
    mischief(message.toString());
    if (message.length > 0 && message.toString() !== "quiet") socket.send("SIP/2.0 " + message + " Reason", from.port);
  }).bind(+process.argv[1], "127.0.0.1");`;

const HTTP = `${MISCHIEF}
  require("node:http").createServer((request, response) => {
    let text = "";
    request.on("data", (part) => (text += part)).on("end", () => {
      mischief(text);
      if (text === "drop") return void response.destroy();
      if (text === "flood") for (let i = 0; i < 600; i++) response.write("x".repeat(4096));
      if (/^\\d{3}$/.test(text)) response.statusCode = +text;
      if (/\\[.*\\[/.test(text)) response.statusCode = 500;
      response.end([request.method, request.url, request.headers["x-name"], text].join(" "));
    });
  }).listen(+process.argv[1], "127.0.0.1");`;

function serve(script: string, port: number): CommandLine {
  return [process.execPath, "-e", script, `${port}`];
}

async function open(
  kindAt: (port: number) => SubjectKind,
  port?: number,
): Promise<Subject & { readonly ending: (text: string) => Promise<object> }> {
  const subject = await kindAt(port ?? (await freePort())).open();
  return { ...subject, ending: async (text) => (await subject.run(encode(text))).ending };
}

const SILENT = { kind: "silent" };
const DIED = { kind: "signal", signal: "SIGSEGV" };
const HUNG = { kind: "hang" };
const FLOODED = { kind: "flood" };
const LEFT = { kind: "gone", reason: "its command ended with status 1" };

describe("a TCP server", () => {
  test("that dies, leaves, hangs or floods is told so and started again", async () => {
    const { run, ending, close } = await open((port) =>
      tcpSubject(`127.0.0.1:${port}`, { command: serve(TCP, port), limits }),
    );
    const pid = async (): Promise<number> =>
      Number.parseInt(new TextDecoder().decode((await run(encode("hello"))).output), 10);
    const first = await pid();
    expect(await ending("close")).toEqual(SILENT);
    expect(await pid()).toBe(first);
    expect(await ending("die")).toEqual(DIED);
    expect(await pid()).not.toBe(first);
    const { ending: left, errors } = await run(encode("throw"));
    expect(left).toEqual(LEFT);
    expect(new TextDecoder().decode(errors)).toContain("Error: thrown");
    expect(await ending("hang")).toEqual(HUNG);
    expect(await ending("flood")).toEqual(FLOODED);
    expect(await ending("log")).toEqual(FLOODED);
    expect(await ending("hello")).toEqual(SILENT);
    await close();
    expect(processesWith(MARK)).toEqual([]);
  });

  test("that no longer answers the probe is gone, with the input before it", async () => {
    const { ending, close } = await open((port) =>
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
    await close();
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
    await expect(tcpSubject(at, { command: serve(TCP, port) }).open()).rejects.toThrow(
      "before the command is started",
    );
    await running.close();
  });
});

describe("a UDP server", () => {
  test("is judged by its SIP status, and silence says nothing", async () => {
    const { ending, close } = await open((port) =>
      udpSubject(`127.0.0.1:${port}`, { command: serve(UDP, port), limits, verdict: sipVerdict }),
    );
    expect(await ending("400")).toEqual({ kind: "answer", accepted: false, status: 400 });
    expect(await ending("481")).toEqual({ kind: "answer", accepted: true, status: 481 });
    expect(await ending("hello")).toEqual(SILENT);
    expect(await ending("quiet")).toEqual(SILENT);
    expect(await ending("x".repeat(70_000))).toEqual(SILENT);
    expect(await ending("die")).toEqual(DIED);
    expect(await ending("throw")).toEqual(LEFT);
    expect(await ending("log")).toEqual(FLOODED);
    expect(await ending("200")).toMatchObject({ accepted: true });
    await close();
    expect(processesWith(MARK)).toEqual([]);
  });

  test("that hangs is found with a probe", async () => {
    const { ending, close } = await open((port) =>
      udpSubject(`127.0.0.1:${port}`, {
        command: serve(UDP, port),
        limits,
        verdict: sipVerdict,
        probe: encode("200"),
      }),
    );
    expect(await ending("hang")).toMatchObject({ kind: "gone" });
    expect(await ending("quiet")).toEqual(SILENT);
    await close();
  });
});

describe("an HTTP server", () => {
  const request = { method: "PUT", headers: [["X-Name", "value"]] } as const;

  test("is judged by its status, and dies, hangs or floods like any other", async () => {
    const { run, ending, close } = await open((port) =>
      httpSubject(`http://localhost:${port}/path?query`, {
        ...request,
        command: serve(HTTP, port),
        limits,
      }),
    );
    const { output, ending: accepted } = await run(encode("text"));
    expect(new TextDecoder().decode(output)).toBe("PUT /path?query value text");
    expect(accepted).toEqual({ kind: "answer", accepted: true, status: 200 });
    expect(await ending("415")).toEqual({ kind: "answer", accepted: false, status: 415 });
    expect(await ending("302")).toEqual(SILENT);
    expect(await ending("503")).toEqual({ kind: "server-error", status: 503 });
    expect(await ending("drop")).toEqual({
      kind: "gone",
      reason: "it closed the connection without an answer",
    });
    expect(await ending("die")).toEqual(DIED);
    expect(await ending("hang")).toEqual(HUNG);
    expect(await ending("flood")).toEqual(FLOODED);
    expect(await ending("204")).toMatchObject({ accepted: true });
    await close();
    expect(processesWith(MARK)).toEqual([]);
  });

  test("that fails at an input is shown the smallest one, and how to send it again", async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const headers = [["Authorization", "Basic c2VjcmV0"]] as const;
    const server = httpSubject(url, { headers, command: serve(HTTP, port), limits });
    const { failures } = await fuzz(sourceOfGrammar(lists, "list"), server, {
      seed: 1,
      runs: 100,
      failures: 1,
      expect: ["accept"],
    });
    expect(failures[0]).toMatchObject({
      kind: "server-error",
      what: "failed with status 500",
      again: `printf '[[' | curl -sS -X POST -H 'Authorization: …' --data-binary @- ${url}`,
    });
  });

  test("may be told which statuses accept", async () => {
    const { ending, close } = await open((port) =>
      httpSubject(`http://127.0.0.1:${port}`, {
        acceptStatus: [404],
        command: serve(HTTP, port),
        limits,
      }),
    );
    expect(await ending("404")).toMatchObject({ accepted: true });
    expect(await ending("200")).toEqual(SILENT);
    await close();
  });
});

describe("an address", () => {
  test.each(["10.0.0.1:80", "example.com:80", "0.0.0.0:80", "[::2]:80", "127.0.0.1.example:80"])(
    "of another machine, %s, is refused and the message says why",
    (address) => {
      const why = /is no loopback address .*: hostile input is given to programs of this machine/;
      expect(() => tcpSubject(address)).toThrow(why);
      expect(() => udpSubject(address)).toThrow(why);
      expect(() => httpSubject(`http://${address}/`)).toThrow(why);
    },
  );

  test.each(["127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "a b:1", "user@127.0.0.1:1"])(
    "that is none, %s, is refused",
    (address) => {
      expect(() => tcpSubject(address)).toThrow("is no address; it must be as 127.0.0.1:5060");
    },
  );

  test("by HTTP is an http URL", () => {
    expect(() => httpSubject("https://127.0.0.1/")).toThrow("is no URL; it must be as http://");
  });

  test("of this machine is taken", () => {
    for (const address of ["127.9.8.7:80", "[::1]:80", "localhost:80"]) {
      expect(tcpSubject(address).description).toContain(":80");
    }
  });
});
