import { readPlayground } from "@callingcard/playground/node";
import { readWebFiles } from "@callingcard/web/node";
import { expect, test } from "vitest";
import { dav } from "./dav-client.ts";
import { shareProgram } from "./running-program.ts";

const shared = shareProgram();

test("browsers get the page for people, and CardDAV clients what they always get", async () => {
  expect(readWebFiles(), "the page is not built: npm run build").toBeDefined();
  const { program } = shared();
  const page = await fetch(program.url, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await page.text();
  for (const [, path = ""] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect(await fetch(new URL(path, program.url))).toMatchObject({ status: 200 });
  }
  const licences = await fetch(new URL("page/licences.txt", program.url));
  expect(await licences.text()).toMatch(/^moo\n[^]*^nearley\n[^]*^qr\n/m);
  expect(await fetch(program.url)).toMatchObject({ status: 401 });
  const headers = { Accept: "text/html", Depth: "0" };
  expect(await dav("PROPFIND", program.url, { headers })).toMatchObject({ status: 207 });
  await expect.poll(() => program.log.join("\n")).toContain('"path":"/page/main.js","status":200');
});

test("the playground is there for everyone, with a policy that lets it reach nobody", async () => {
  expect(readPlayground(), "the page is not built: npm run build").toBeDefined();
  const { program } = shared();
  const page = await fetch(new URL("playground", program.url));
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/);
  expect(policy).not.toMatch(/connect-src|unsafe|https?:/);
  expect(await page.text()).toContain("<title>Callingcard playground</title>");
  expect(await dav("PROPFIND", new URL("playground/x", program.url).href)).toMatchObject({
    status: 404,
  });
  await expect.poll(() => program.log.join("\n")).toContain('"path":"/playground","status":200');
});
