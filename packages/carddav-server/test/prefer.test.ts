import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePrefer } from "../src/prefer.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  propfind,
  properties,
  putCard,
  sendXml,
  vcard,
} from "./dav-client.ts";

const prefer = (value: string) => [...parsePrefer(new Headers({ Prefer: value }))];

describe("Prefer", () => {
  test("is read by its grammar, names in any case, the first of a name", () => {
    expect(prefer('Return=minimal, wait=10; foo ;bar="a,b";, depth-noroot')).toEqual([
      ["return", "minimal"],
      ["wait", "10"],
      ["depth-noroot", ""],
    ]);
    expect(prefer('return = "repre\\sentation" , RETURN=minimal')).toEqual([
      ["return", "representation"],
    ]);
    expect(prefer(",, return=minimal,")).toEqual([["return", "minimal"]]);
    expect(prefer('note="return=minimal"')).toEqual([["note", "return=minimal"]]);
  });

  test("is read up to what is malformed", () => {
    expect(prefer('depth-noroot, return="minimal')).toEqual([["depth-noroot", ""]]);
    expect(prefer("=")).toEqual([]);
  });

  propertyTest.prop([fc.stringMatching(/^[ -~]{0,40}$/)], { numRuns: 300 })(
    "never throws",
    (value) => {
      expect(() => parsePrefer(new Headers({ Prefer: value }))).not.toThrow();
    },
  );
});

describe("depth-noroot", () => {
  const noroot = { Depth: "1", Prefer: "depth-noroot" };

  test("leaves the resource itself out of a listing, of every collection", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const body = propfind("D:resourcetype");
    const listed = async (path: string) => hrefs(await ask(server, "PROPFIND", path, body, noroot));
    expect(await listed(BOOK)).toEqual([`${BOOK}a.vcf`]);
    expect(await listed("/addressbooks/ada/")).toEqual([BOOK]);
    expect(await listed("/addressbooks/")).toEqual(["/addressbooks/ada/"]);
    expect(await listed("/principals/")).toEqual(["/principals/ada/"]);
    expect(await listed("/")).toEqual(["/principals/", "/addressbooks/"]);
  });

  test("is said to be applied, and goes with return=minimal", async () => {
    const server = await createServerWithBook();
    const send = (headers: Record<string, string>) =>
      sendXml(server, "PROPFIND", BOOK, propfind("D:getetag"), headers);
    const applied = async (headers: Record<string, string>) =>
      (await send(headers)).headers.get("preference-applied");
    expect(await applied(noroot)).toBe("depth-noroot");
    expect(await applied({ Depth: "1", Prefer: "depth-noroot, return=minimal" })).toBe(
      "return=minimal, depth-noroot",
    );
    expect(await applied({ Depth: "0", Prefer: "depth-noroot" })).toBeNull();
  });

  test("is nothing with Depth 0: the resource itself is what is asked for", async () => {
    const server = await createServerWithBook();
    const body = propfind("D:resourcetype");
    const { responses } = await ask(server, "PROPFIND", BOOK, body, {
      Depth: "0",
      Prefer: "depth-noroot",
    });
    expect(responses).toHaveLength(1);
  });
});

describe("return=minimal", () => {
  const minimal = { Prefer: "return=minimal" };
  const patch = (content: string) =>
    `<D:propertyupdate><D:set><D:prop>${content}</D:prop></D:set></D:propertyupdate>`;

  test("a PROPPATCH that did all is answered 204, one that did not tells what", async () => {
    const server = await createServerWithBook();
    for (const headers of [minimal, { Brief: "t" }]) {
      const done = await sendXml(
        server,
        "PROPPATCH",
        BOOK,
        patch("<D:displayname>a</D:displayname>"),
        headers,
      );
      expect([done.status, done.headers.get("preference-applied")]).toEqual([
        204,
        "return=minimal",
      ]);
    }
    const refused = await ask(server, "PROPPATCH", BOOK, patch("<D:getetag/>"), minimal);
    expect(properties(refused.responses[0], 403).map(({ local }) => local)).toEqual(["getetag"]);
  });

  test("an extended MKCOL that did all is answered without a body", async () => {
    const server = await createServerWithBook();
    const type = "<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>";
    const body = `<D:mkcol><D:set><D:prop>${type}</D:prop></D:set></D:mkcol>`;
    const made = await sendXml(server, "MKCOL", "/addressbooks/ada/new/", body, minimal);
    expect([made.status, made.headers.get("preference-applied"), await made.text()]).toEqual([
      201,
      "return=minimal",
      "",
    ]);
  });

  test("a resource of which nothing is left has an empty propstat", async () => {
    const server = await createServerWithBook();
    const body = propfind("D:getetag");
    const { responses } = await ask(server, "PROPFIND", BOOK, body, minimal);
    expect(responses[0]?.propstats).toMatchObject([{ status: 200, properties: [] }]);
  });
});

describe("return=representation", () => {
  const wanted = { Prefer: "return=representation" };
  const card = vcard({ uid: "1" });

  test("a write whose condition does not hold is answered 412 with the card as it is", async () => {
    const server = await createServerWithBook();
    const etag = (await putCard(server, "a.vcf", card)).headers.get("etag");
    const stale = { "If-Match": '"stale"', ...wanted };
    const other = vcard({ uid: "1", fn: "other" });
    for (const response of [
      await putCard(server, "a.vcf", other, stale),
      await putCard(server, "a.vcf", other, { "If-None-Match": "*", ...wanted }),
      await server.send("DELETE", `${BOOK}a.vcf`, { headers: stale }),
      await server.send("MOVE", `${BOOK}a.vcf`, {
        headers: { ...stale, Destination: `${BOOK}b.vcf` },
      }),
      await server.send("DELETE", `${BOOK}a.vcf`, { headers: { If: '(["stale"])', ...wanted } }),
    ]) {
      expect(response.status).toBe(412);
      expect(response.headers.get("etag")).toBe(etag);
      expect(response.headers.get("content-location")).toBe(`${BOOK}a.vcf`);
      expect(response.headers.get("preference-applied")).toBe("return=representation");
      expect(await response.text()).toBe(card);
    }
  });

  test("what is not there, or is not preferred, is 412 without a card", async () => {
    const server = await createServerWithBook();
    const stale = { "If-Match": '"stale"' };
    const missing = await putCard(server, "b.vcf", card, { ...stale, ...wanted });
    expect([missing.status, await missing.text()]).toEqual([412, ""]);
    await putCard(server, "a.vcf", card);
    const plain = await putCard(server, "a.vcf", card, stale);
    expect([plain.status, await plain.text()]).toEqual([412, ""]);
  });

  test("COPY and MOVE give the card at its new place", async () => {
    const server = await createServerWithBook();
    await server.store.createBook("ada", "work", []);
    await putCard(server, "a.vcf", card);
    const to = "/addressbooks/ada/work/b.vcf";
    for (const [method, status] of [
      ["COPY", 201],
      ["MOVE", 200],
    ] as const) {
      const headers = { Destination: to, ...wanted };
      const response = await server.send(method, `${BOOK}a.vcf`, { headers });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-location")).toBe(to);
      expect(response.headers.get("location")).toBe(status === 201 ? to : null);
      expect(await response.text()).toBe(card);
      const etag = (await server.send("GET", to)).headers.get("etag");
      expect(response.headers.get("etag")).toBe(etag);
    }
  });
});

test("Depth: each method takes what it has a meaning for, and none takes what is no depth", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const status = async (method: string, path: string, depth: string) =>
    (await server.send(method, path, { headers: { Depth: depth } })).status;
  expect(await status("PROPFIND", BOOK, "infinity")).toBe(403);
  expect(await status("PROPFIND", `${BOOK}a.vcf`, "infinity")).toBe(207);
  expect(await status("PROPFIND", BOOK, "2")).toBe(400);
  expect(await status("DELETE", BOOK, "0")).toBe(400);
  expect(await status("DELETE", BOOK, "1")).toBe(400);
  expect(await status("DELETE", `${BOOK}a.vcf`, "0")).toBe(204);
  expect(await status("DELETE", BOOK, "infinity")).toBe(204);
});
