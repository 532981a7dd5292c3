import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createPlayground } from "../src/index.ts";
import { readPlayground } from "../src/node.ts";

const POLICY = "default-src 'none'; script-src 'sha256-x'";
const HTML = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />${" ".repeat(99)}`;

const SCRIPT = "callingcard.define();".repeat(9);
const FILES = { "index.html": HTML, "playground.html": HTML, "part/sip-0.js": SCRIPT };

const folder = mkdtempSync(join(tmpdir(), "playground-"));
const url = pathToFileURL(`${folder}/`);
mkdirSync(join(folder, "part"));
for (const [file, text] of Object.entries(FILES)) {
  writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, `${file}.gz`), gzipSync(text));
  writeFileSync(join(folder, `${file}.br`), brotliCompressSync(text));
}
afterAll(() => rmSync(folder, { recursive: true }));

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const files = readPlayground(url);
  return files && createPlayground(files)(new Request(`http://x${path}`, { method, headers }));
}

test.each(["/playground", "/playground/", "/playground?x", "/playground/playground.html"])(
  "the page is at %s",
  async (path) => {
    const response = ask(path);
    expect(response?.status).toBe(200);
    expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response?.headers.get("content-security-policy")).toBe(
      `${POLICY}; frame-ancestors 'none'`,
    );
    expect(response?.headers.get("cache-control")).toBe("no-cache");
    expect(await response?.text()).toBe(HTML);
  },
);

test("a part of the page is kept for good, as its path is another when it changes", async () => {
  const response = ask("/playground/part/sip-0.js");
  expect(response?.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(response?.headers.get("cache-control")).toMatch(/immutable/);
  expect(response?.headers.has("content-security-policy")).toBe(false);
  expect(await response?.text()).toBe(SCRIPT);
});

test.each(["/playground/messaging", "/playground/json", "/playground/documents"])(
  "an old link to %s leads to the page",
  (path) => {
    const response = ask(path);
    expect(response?.status).toBe(308);
    expect(response?.headers.get("location")).toBe("/playground");
  },
);

test("what is not for the page is left to others", () => {
  expect(ask("/")).toBeUndefined();
  expect(ask("/playground/x")).toBeUndefined();
  expect(ask("/playground/part/sip-0.js.gz")).toBeUndefined();
  expect(ask("/playgrounds")).toBeUndefined();
  expect(ask("/playground", {}, "PROPFIND")).toBeUndefined();
});

test("the page comes packed to who asks, and not again to who has it", async () => {
  const packed = ask("/playground", { "Accept-Encoding": "gzip" });
  expect(packed?.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await (packed?.bytes() ?? new Uint8Array())).toString()).toBe(HTML);
  const smaller = ask("/playground", { "Accept-Encoding": "gzip, br" });
  expect(smaller?.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(await (smaller?.bytes() ?? new Uint8Array())).toString()).toBe(HTML);
  const etag = packed?.headers.get("etag") ?? "";
  const again = { "Accept-Encoding": "gzip", "If-None-Match": etag };
  expect(ask("/playground", again)?.status).toBe(304);
  expect(ask("/playground", { ...again, "Accept-Encoding": "br" })?.status).toBe(200);
  expect(ask("/playground", { "If-None-Match": etag })?.status).toBe(200);
  expect(
    ask("/playground", { "Accept-Encoding": "gzip;q=0" })?.headers.has("content-encoding"),
  ).toBe(false);
  expect(await ask("/playground", {}, "HEAD")?.text()).toBe("");
});

test("a page that was not built is none, one without a policy is refused", () => {
  writeFileSync(join(folder, "playground.html"), "<p>");
  expect(() => readPlayground(url)).toThrow(RangeError);
  rmSync(join(folder, "playground.html"));
  expect(readPlayground(url)).toBeUndefined();
});
