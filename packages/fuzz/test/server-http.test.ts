import { describe, expect, test } from "vitest";
import { fuzz, httpSubject, sourceOfGrammar } from "../src/index.ts";
import { freePort } from "../../../tools/port/free-port.ts";
import { lists } from "./lists.ts";
import {
  DIED,
  encode,
  FLOODED,
  HUNG,
  limits,
  MARK,
  MISCHIEF,
  open,
  serve,
  SILENT,
} from "./mischief.ts";
import { processesWith } from "./shell.ts";

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

describe("an HTTP server", () => {
  const request = { method: "PUT", headers: [["X-Name", "value"]] } as const;

  test("is judged by its status, and dies, hangs or floods like any other", async () => {
    const { run, ending, hanging, close } = await open((port) =>
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
    expect(await hanging("hang")).toEqual(HUNG);
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
    const { ending } = await open((port) =>
      httpSubject(`http://127.0.0.1:${port}`, {
        acceptStatus: [404],
        command: serve(HTTP, port),
        limits,
      }),
    );
    expect(await ending("404")).toMatchObject({ accepted: true });
    expect(await ending("200")).toEqual(SILENT);
  });
});
