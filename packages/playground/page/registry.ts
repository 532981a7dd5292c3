// Holds the chunks that the page is cut into, in the page and in its worker. A chunk is a function that makes a
// module; it is there from the start, comes further on in the same file, or is asked of the server when it is needed.

import type { ChunkFile, Factory, Registry } from "./registry-types.ts";

interface Arrival {
  readonly arrive: () => void;
  readonly fail: (why: Error) => void;
}

const factories = new Map<string, Factory>();
const modules = new Map<string, { exports: object }>();
const arrivals = new Map<string, Arrival>();
const arriving = new Map<string, Promise<void>>();
let files: ReadonlyMap<string, ChunkFile> = new Map();

// The page makes a text into the address of a script here alone: for chunks that it names, and for its worker.
const policy = globalThis.trustedTypes?.createPolicy("callingcard", {
  createScriptURL(address) {
    const isOwn = [...files.values()].some(({ url }) => url === address);
    if (isOwn || address.startsWith("blob:")) return address;
    throw new TypeError(`${address} is no script of this page`);
  },
});

function trusted(address: string): string {
  return policy?.createScriptURL(address) ?? address;
}

function require(name: string): object {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const factory = factories.get(name);
  if (factory === undefined) throw new Error(`${name} is not there`);
  const made = { exports: {} };
  modules.set(name, made);
  factory(require, load, made);
  return made.exports;
}

async function load(name: string): Promise<object> {
  await Promise.all(closureOf([name]).map((one) => arrivalOf(one)));
  return require(name);
}

// A chunk and all that it needs, those first.
function closureOf(names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    for (const need of files.get(name)?.needs ?? []) visit(need);
    found.add(name);
  };
  for (const name of names) visit(name);
  return [...found];
}

function arrivalOf(name: string): Promise<void> {
  if (factories.has(name)) return Promise.resolve();
  const known = arriving.get(name);
  if (known !== undefined) return known;
  // Firefox has Promise.withResolvers from 121 on.
  const arrived = new Promise<void>((arrive, fail) => arrivals.set(name, { arrive, fail }));
  arriving.set(name, arrived);
  const url = files.get(name)?.url;
  if (url === undefined) awaitEnd(name);
  else ask(name, url);
  return arrived;
}

function miss(name: string): void {
  const arrival = arrivals.get(name);
  // Asked for again, it may come.
  arrivals.delete(name);
  arriving.delete(name);
  arrival?.fail(new Error("a part of the page could not be loaded"));
}

function awaitEnd(name: string): void {
  if (document.readyState !== "loading") miss(name);
  else document.addEventListener("DOMContentLoaded", () => miss(name));
}

function ask(name: string, url: string): void {
  const script = document.createElement("script");
  script.integrity = files.get(name)?.integrity ?? "";
  script.addEventListener("error", () => {
    script.remove();
    miss(name);
  });
  script.src = trusted(url);
  document.head.append(script);
}

const registry: Registry = {
  define(name, factory) {
    factories.set(name, factory);
    arrivals.get(name)?.arrive();
    arrivals.delete(name);
  },
  expect(expected) {
    files = new Map(Object.entries(expected));
  },
  require,
  load,
  trusted,
  async sourceOf(names) {
    await Promise.all(closureOf(names).map((one) => arrivalOf(one)));
    const own = document.querySelector("script")?.textContent ?? "";
    const chunks = closureOf(names).flatMap((name) => {
      const factory = factories.get(name);
      return factory === undefined
        ? []
        : [`callingcard.define(${JSON.stringify(name)},${String(factory)})`];
    });
    return [own, ...chunks].join(";\n");
  },
};

globalThis.callingcard = registry;
