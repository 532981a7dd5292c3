import { gunzipSync } from "node:zlib";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { createWebPage } from "../src/index.ts";
import { readWebFiles } from "../src/node.ts";

const INDEX = `<!doctype html><title>Callingcard</title>${" ".repeat(200)}`;
const HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

const folder = mkdtempSync(join(tmpdir(), "page-"));
writeFileSync(join(folder, "index.html"), INDEX);
writeFileSync(join(folder, "main.js"), "1");
writeFileSync(join(folder, "main.js.map"), "2");
afterAll(() => rmSync(folder, { recursive: true }));

const files = readWebFiles(pathToFileURL(`${folder}/`)) ?? new Map();
const page = createWebPage(files);

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  return page(new Request(`http://dav.example${path}`, { method, headers }));
}

describe("the page", () => {
  test("is what a browser gets that opens the address", async () => {
    const response = ask("/", { Accept: HTML });
    expect(response?.status).toBe(200);
    expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response?.headers.get("vary")).toBe("Accept, Accept-Encoding");
    expect(await response?.text()).toBe(INDEX);
  });

  test.each([
    ["PROPFIND", "/", HTML],
    ["OPTIONS", "/", HTML],
    ["GET", "/", "*/*"],
    ["GET", "/", ""],
    ["GET", "/", "text/html;q=0, */*"],
    ["GET", "/", "text/html-like"],
    ["GET", "/addressbooks/ada/", HTML],
    ["GET", "/.well-known/carddav", HTML],
    ["PUT", "/page/main.js", "*/*"],
    ["GET", "/pages", HTML],
  ])("leaves %s %s with Accept %j to CardDAV", (method, path, accept) => {
    expect(ask(path, { Accept: accept }, method)).toBeUndefined();
  });

  test("runs its own scripts alone, and turns no text into HTML", () => {
    const policy = ask("/", { Accept: HTML })?.headers.get("content-security-policy") ?? "";
    const directives = policy.split("; ");
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("script-src 'self'");
    expect(directives).toContain("style-src 'self'");
    expect(directives).toContain("require-trusted-types-for 'script'");
    expect(directives).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    for (const path of ["/page/main.js", "/page/nothing.js"]) {
      expect(ask(path)?.headers.get("content-security-policy")).toBe(policy);
      expect(ask(path)?.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

describe("its files", () => {
  test("have their types, and others are not there", () => {
    expect(ask("/page/main.js")?.headers.get("content-type")).toBe(
      "text/javascript; charset=utf-8",
    );
    for (const path of ["/page/", "/page/main.js.map", "/page/..%2fmain.js", "/page/__proto__"]) {
      expect(ask(path)?.status).toBe(404);
    }
  });

  test("come in gzip to who takes it, with a tag of its own", async () => {
    const plain = ask("/", { Accept: HTML });
    const packed = ask("/", { Accept: HTML, "Accept-Encoding": "br, gzip" });
    expect(packed?.headers.get("content-encoding")).toBe("gzip");
    expect(packed?.headers.get("etag")).not.toBe(plain?.headers.get("etag"));
    const octets = new Uint8Array((await packed?.arrayBuffer()) ?? new ArrayBuffer());
    expect(gunzipSync(octets).toString()).toBe(INDEX);
    expect(ask("/", { Accept: HTML, "Accept-Encoding": "gzip;q=0" })?.headers.get("etag")).toBe(
      plain?.headers.get("etag"),
    );
    expect(ask("/page/main.js", { "Accept-Encoding": "gzip" })?.headers.get("etag")).toBe(
      ask("/page/main.js")?.headers.get("etag"),
    );
  });

  test("are not sent again to who has them", async () => {
    const etag = ask("/page/main.js")?.headers.get("etag") ?? "";
    for (const known of [etag, `"other", W/${etag}`, "*"]) {
      const response = ask("/page/main.js", { "If-None-Match": known });
      expect(response?.status).toBe(304);
      expect(response?.headers.get("etag")).toBe(etag);
    }
    expect(ask("/page/main.js", { "If-None-Match": '"other"' })?.status).toBe(200);
  });

  test("have a HEAD without a body", async () => {
    const response = ask("/page/main.js", {}, "HEAD");
    expect(response?.headers.get("content-length")).toBe("1");
    expect(await response?.text()).toBe("");
  });
});

test("there is no page where none was built", () => {
  expect(readWebFiles(pathToFileURL(`${folder}/missing/`))).toBeUndefined();
  expect(
    createWebPage(new Map())(new Request("http://dav.example/", { headers: { Accept: HTML } })),
  ).toBeUndefined();
});
