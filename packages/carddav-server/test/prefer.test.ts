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
