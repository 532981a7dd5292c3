// Bundles the page twice: as one file that holds everything, for disk and mail, and for a server as a shell that loads
// its parts when they are needed. Prints what a visitor receives, and fails where that is over the budget.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { licencesOf } from "@callingcard/page/licences";
import { bundleChunks, type Chunk, closureOf, digestOf } from "./chunks.ts";

/** Octets in brotli of all that is received until the page shows its first text. */
const BUDGET = 120_000;

/** Chunks that are smaller are in the shell, in octets: to ask for one takes longer than to receive it. */
const SMALL = 8_192;

/** The part that is shown first. */
const FIRST_PART = "contacts";

const folder = new URL("../dist/page/", import.meta.url);
const template = readFileSync(new URL("../page/index.html", import.meta.url), "utf8");
const { registry, style, chunks, inputs } = await bundleChunks();
const licences = `<!--\n${licencesOf(inputs)
  .map(({ name, text }) => `${name}\n\n${text.replaceAll("--", "- -")}\n`)
  .join("\n\n")}\n-->`;

// A shared chunk has no name of its own.
const isShared = ({ name }: Chunk): boolean => name.startsWith("chunk-");
const atStart = new Set([
  ...closureOf(chunks, "main"),
  ...chunks.filter((chunk) => isShared(chunk) && chunk.script.length < SMALL),
]);
const later = chunks.filter((chunk) => !atStart.has(chunk));

rmSync(folder, { recursive: true, force: true });
mkdirSync(new URL("part/", folder), { recursive: true });
const whole = write("playground.html", pageOf(chunks, []));
const shell = write("index.html", pageOf([...atStart], later));
const received = new Map(
  later.map((chunk) => [chunk, write(`part/${fileOf(chunk)}`, chunk.script)]),
);

tell("playground.html, with everything", whole);
tell("the page until its first text", shell + receivedFor(FIRST_PART));
for (const { name } of later.filter((chunk) => !isShared(chunk))) {
  tell(name.replace(/-[A-Z0-9]{8}$/, ""), receivedFor(name));
}
if (shell + receivedFor(FIRST_PART) > BUDGET) {
  process.stderr.write(`the first text is over ${BUDGET} octets\n`);
  process.exitCode = 1;
}

function receivedFor(name: string): number {
  return closureOf(chunks, name).reduce((sum, chunk) => sum + (received.get(chunk) ?? 0), 0);
}

function tell(what: string, octets: number): void {
  process.stdout.write(`${what}: ${octets} octets in brotli\n`);
}

// The chunks that the page starts with run as soon as they are there; the others come behind them.
function pageOf(inside: readonly Chunk[], outside: readonly Chunk[]): string {
  const files = [...inside, ...outside].map((chunk) => [chunk.name, fileEntry(chunk, outside)]);
  const start = closureOf(chunks, "main").map(({ script }) => script);
  const more = inside.filter(
    ({ name }) => !closureOf(chunks, "main").some((one) => one.name === name),
  );
  const expect = `callingcard.expect(${JSON.stringify(Object.fromEntries(files))})`;
  const scripts = [
    registry,
    [expect, ...start, 'callingcard.require("main")'].join(";\n"),
    ...more.map(({ script }) => script),
  ];
  const parts: Readonly<Record<string, string>> = {
    policy: policyOf(scripts, outside.length > 0),
    style: `<style>${style}</style>`,
    scripts: scripts.map((script) => `<script>${script}</script>`).join("\n"),
    licences,
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? "");
}

function fileEntry(chunk: Chunk, outside: readonly Chunk[]): object {
  const { needs, script } = chunk;
  if (!outside.includes(chunk)) return { needs };
  return { needs, url: `/playground/part/${fileOf(chunk)}`, integrity: digestOf(script) };
}

// Scripts that the page's own script asks for are trusted as it is, and come with their digests.
function policyOf(scripts: readonly string[], asksForMore: boolean): string {
  const digests = scripts.map((script) => `'${digestOf(script)}'`);
  return [
    "default-src 'none'",
    `script-src ${[...digests, ...(asksForMore ? ["'strict-dynamic'"] : [])].join(" ")}`,
    "worker-src blob:",
    `style-src '${digestOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types callingcard",
  ].join("; ");
}

// The digest in its name makes the file one that never changes.
function fileOf({ name, script }: Chunk): string {
  const digest = createHash("sha256").update(script).digest("hex").slice(0, 12);
  return `${name.replace(/-[A-Z0-9]{8}$/, "")}-${digest}.js`;
}

// With what a server sends instead to who takes it.
function write(file: string, text: string): number {
  const brotli = brotliCompressSync(text);
  writeFileSync(new URL(file, folder), text);
  writeFileSync(new URL(`${file}.br`, folder), brotli);
  writeFileSync(new URL(`${file}.gz`, folder), gzipSync(text, { level: 9 }));
  return brotli.length;
}
