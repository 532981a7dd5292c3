import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createPlayground } from "../src/index.ts";
import { readPlayground } from "../src/node.ts";
import { EDITIONS } from "../src/syntax/editions.ts";

const POLICY = "default-src 'none'; script-src 'sha256-x'";
const HTML = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />${" ".repeat(99)}`;

const folder = mkdtempSync(join(tmpdir(), "playground-"));
const url = pathToFileURL(`${folder}/`);
for (const { file } of EDITIONS) writeFileSync(join(folder, file), HTML);
afterAll(() => rmSync(folder, { recursive: true }));

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const pages = readPlayground(url);
  return pages && createPlayground(pages)(new Request(`http://x${path}`, { method, headers }));
}

test.each(["/playground", "/playground/", "/playground?x", "/playground/documents"])(
  "the page is at %s",
  async (path) => {
    const response = ask(path);
    expect(response?.status).toBe(200);
    expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response?.headers.get("content-security-policy")).toBe(
      `${POLICY}; frame-ancestors 'none'`,
    );
    expect(await response?.text()).toBe(HTML);
  },
);

test("what is not for the page is left to others", () => {
  expect(ask("/")).toBeUndefined();
  expect(ask("/playground/x")).toBeUndefined();
  expect(ask("/playgrounds")).toBeUndefined();
  expect(ask("/playground", {}, "PROPFIND")).toBeUndefined();
});

test("the page comes in gzip to who asks, and not again to who has it", async () => {
  const packed = ask("/playground", { "Accept-Encoding": "br, gzip" });
  expect(packed?.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await (packed?.bytes() ?? new Uint8Array())).toString()).toBe(HTML);
  const etag = packed?.headers.get("etag") ?? "";
  const again = { "Accept-Encoding": "gzip", "If-None-Match": etag };
  expect(ask("/playground", again)?.status).toBe(304);
  expect(ask("/playground", { "If-None-Match": etag })?.status).toBe(200);
  expect(
    ask("/playground", { "Accept-Encoding": "gzip;q=0" })?.headers.has("content-encoding"),
  ).toBe(false);
  expect(await ask("/playground", {}, "HEAD")?.text()).toBe("");
});

test("pages that were not built are none, one without a policy is refused", () => {
  const [first] = EDITIONS;
  writeFileSync(join(folder, first?.file ?? ""), "<p>");
  expect(() => readPlayground(url)).toThrow(RangeError);
  rmSync(join(folder, first?.file ?? ""));
  expect(readPlayground(url)).toBeUndefined();
});
