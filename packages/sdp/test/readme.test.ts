import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_LIMITS, parseSdp } from "../src/index.ts";
import { SESSION } from "./plain.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has the limits and their defaults", () => {
  const rows = [...readme.matchAll(/^\| `(max\w+)`[^|]*\| *([\d ]+) \|/gm)].map(
    ([, name = "", value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_LIMITS);
});

test("the README has every error code and every fault of an answer", () => {
  const codes = ["sdp-error.ts", "answer-faults.ts"].flatMap((file) => {
    const source = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
    return [...source.matchAll(/^ {2}\| "(.*)"/gm)].map(([, code = ""]) => code);
  });
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});

test("the example that answers an offer answers it, and says what is wrong", () => {
  const script = fileURLToPath(new URL("../example/answer.ts", import.meta.url));
  const run = (input: string) =>
    execFileSync(process.execPath, ["--conditions=@callingcard/source", script], {
      input,
      encoding: "utf8",
    });
  const offer = `${SESSION}m=audio 9 RTP/AVP 0\r\nm=message 9 TCP/MSRP *\r\na=accept-types:*\r\na=path:msrp://192.0.2.1:9/a;tcp\r\n`;
  const answer = parseSdp(run(offer));
  expect(answer.media.map(({ lines }) => lines[0]?.value)).toEqual([
    "audio 0 RTP/AVP 0",
    "message 8888 TCP/MSRP *",
  ]);
  expect(() => run("v=0")).toThrow("Command failed");
});

test("the example of the arbitraries runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Arbitraries");
  expect(printed).toEqual(said);
});
