import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  encodeRecord,
  ladderOf,
  openTraceFolder,
  readTrace,
  replayTrace,
  TraceError,
  type TraceFolderOptions,
  type StepRecord,
} from "../../src/trace.ts";
import { converse, openNetwork } from "../node/network.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "traces-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function openFolder(options: Partial<TraceFolderOptions> = {}) {
  const path = options.folder ?? folder();
  const traces = await openTraceFolder({ folder: path, ...options });
  onTestFinished(() => traces.close());
  const files = () => readdirSync(path).toSorted();
  const text = (name: string) => readFileSync(join(path, name), "utf8");
  return { path, traces, files, text };
}

/** The trace of a session on real sockets. */
async function record(): Promise<string> {
  const { traces, files, text } = await openFolder();
  const network = await openNetwork({ trace: traces.sink });
  const { alice, bob, ok } = await converse(network);
  alice.say("Hello Bob, ünïcode");
  await bob.hear();
  bob.say("Hello Alice");
  await alice.hear();
  await network.send(network.within(ok, "BYE", 2));
  await network.response("BYE", 200);
  await network.answer(await network.request("BYE"), 200, "b1");
  await network.fn.drain(0);
  await traces.close();
  return text(files()[0] ?? "");
}

test("a session on real sockets replays to the same octets", async () => {
  const text = await record();
  const trace = readTrace(text);
  expect(trace.isCut).toBe(false);
  expect(trace.steps.length).toBeGreaterThan(10);
  expect(replayTrace(trace)).toEqual([]);
});

test("what comes out otherwise is told with its place", async () => {
  const trace = readTrace(await record());
  const { start, steps } = trace;
  const other = { ...start, options: { ...start.options, token: "other12345678" } };
  const [first] = replayTrace({ ...trace, start: other });
  expect(first).toMatchObject({ event: "told", replayed: { kind: "listen-msrp" } });
  const index = steps.findIndex(({ event }) => event.kind === "msrp-frame");
  const step = steps[index];
  if (step === undefined) throw new Error("no frame");
  const more = { ...step, actions: [...step.actions, { kind: "over" } as const] };
  expect(replayTrace({ ...trace, steps: steps.with(index, more) })).toEqual([
    {
      step: index + 1,
      event: "msrp-frame",
      place: step.actions.length,
      recorded: { kind: "over" },
      replayed: undefined,
    },
  ]);
});

test("a trace is told as a ladder, with the decisions and their requirements", async () => {
  const { columns, rows } = ladderOf(readTrace(await record()));
  expect(columns).toEqual(["o", "function", "c1"]);
  const said = rows.map(({ from, to, label }) => `${from} ${label} ${to}`);
  expect(said[0]).toBe("o INVITE function");
  expect(said).toContain("function INVITE c1");
  expect(said).toContain("c1 200 function");
  expect(said).toContain("function 200 o");
  expect(said).toContain("o SEND function");
  expect(said).toContain("function SEND c1");
  expect(said).toContain("function BYE c1");
  expect(rows.some(({ label }) => label.startsWith("CPM-"))).toBe(true);
});

test("records come back as they were, whatever their octets and numbers are", () => {
  const event = {
    kind: "msrp-frame",
    leg: "c1.0",
    connection: "m1",
    frame: {
      head: { kind: "request", transactionId: "abcd", method: "SEND", headers: [] },
      body: Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0x00]),
      flag: "$",
    },
  } as const;
  const step: StepRecord = {
    kind: "step",
    at: 5,
    event,
    actions: [
      { kind: "send-msrp", connection: "m1", pieces: [new Uint8Array([0xff, 0xfe])] },
      { kind: "start-timer", timer: "t", afterMs: Infinity },
    ],
  };
  const start =
    '{"kind":"start","version":1,"at":1,"seed":"","options":{},"start":{},"actions":[]}';
  const [read] = readTrace(`${start}\n${encodeRecord(step)}\n`).steps;
  const body = new Uint8Array(event.frame.body);
  expect(read).toEqual({ ...step, event: { ...event, frame: { ...event.frame, body } } });
});

test.each([
  ["malformed-record", 1, "{\n"],
  ["malformed-record", 1, "[]\n"],
  ["malformed-record", 1, '{"kind":"other"}\n'],
  ["malformed-record", 1, '{"kind":"start","at":1,"actions":[]}\n'],
  ["malformed-record", 1, '{"kind":"step","at":1,"actions":[]}\n'],
  ["missing-start", 1, ""],
  ["missing-start", 1, '{"kind":"cut"}\n'],
  ["unknown-version", 1, startLine(2)],
  ["missing-start", 2, startLine(1) + startLine(1)],
])("%s is told of line %i", (code, line, text) => {
  const error = errorOf(() => readTrace(text));
  expect(error).toBeInstanceOf(TraceError);
  expect(error).toMatchObject({ code, line });
});

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

function startLine(version: number): string {
  return `{"kind":"start","version":${version},"at":1,"seed":"","options":{},"start":{},"actions":[]}\n`;
}

test("a last line that is not complete is passed over", () => {
  expect(readTrace(`${startLine(1)}{"kind":"st`).steps).toEqual([]);
});

const STEP: StepRecord = { kind: "step", at: 1, event: { kind: "declined" }, actions: [] };
const STEP_OCTETS = encodeRecord(STEP).length + 1;

test("a trace that becomes too long is cut, and others are not", async () => {
  const { traces, text } = await openFolder({ maxTraceOctets: 2 * STEP_OCTETS });
  const [long, short] = [traces.sink("long"), traces.sink("short")];
  for (const sink of [long, short, long, short, long, long]) sink.write(STEP);
  await traces.close();
  expect(text("short.jsonl")).toBe(`${encodeRecord(STEP)}\n`.repeat(2));
  expect(text("long.jsonl")).toBe(`${encodeRecord(STEP)}\n`.repeat(2) + '{"kind":"cut"}\n');
});

test("more than may wait for the disk is cut", async () => {
  const { traces, text } = await openFolder({ maxPendingOctets: 2 * STEP_OCTETS });
  const sink = traces.sink("one");
  for (let left = 4; left > 0; left--) sink.write(STEP);
  await traces.close();
  expect(text("one.jsonl").split("\n")).toHaveLength(4);
});

test("the oldest traces make room, those of before a restart first", async () => {
  const path = folder();
  writeFileSync(join(path, "before.jsonl"), "");
  writeFileSync(join(path, "unrelated.txt"), "");
  const { traces, files } = await openFolder({ folder: path, maxTraces: 2 });
  for (const name of ["first", "second"]) traces.sink(name).write(STEP);
  await traces.close();
  expect(files()).toEqual(["first.jsonl", "second.jsonl", "unrelated.txt"]);
});

test("a trace that was never written does not keep others from making room", async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const { traces, files } = await openFolder({ maxTraces: 1, onError });
  for (const name of ["one", "two", "three"]) traces.sink(name);
  for (const name of ["four", "five"]) traces.sink(name).write(STEP);
  await traces.close();
  expect(errors).toEqual([]);
  expect(files()).toEqual(["five.jsonl"]);
});

test("records are written while the session lives, and errors of the disk told", async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const { path, traces, text } = await openFolder({ flushMs: 5, onError });
  const sink = traces.sink("one");
  sink.write(STEP);
  await expect.poll(() => readdirSync(path)).toEqual(["one.jsonl"]);
  await expect.poll(() => text("one.jsonl")).toBe(`${encodeRecord(STEP)}\n`);
  rmSync(path, { recursive: true });
  sink.write(STEP);
  await expect.poll(() => errors).toHaveLength(1);
  expect(() => traces.sink("../one")).toThrow(RangeError);
});
