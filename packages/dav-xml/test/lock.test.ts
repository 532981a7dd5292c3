import { fc, test as property } from "@fast-check/vitest";
import { parseXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import { activelock, lockentry, lockinfo } from "../src/arbitrary.ts";
import {
  type DavXmlError,
  lockdiscoveryElement,
  lockinfoElement,
  lockResponseElement,
  parseLockinfo,
  parseLockResponse,
  parseLockTimeout,
  stringifyDav,
  stringifyLockTimeout,
  supportedlockElement,
} from "../src/index.ts";
import { readSupportedlock } from "../src/lock-reader.ts";
import { bareMessage } from "../src/message.ts";
import { plain } from "./plain.ts";

describe("LOCK", () => {
  test("asks for a lock, whose owner keeps everything in it", () => {
    const info = parseLockinfo(
      '<D:lockinfo xmlns:D="DAV:" xmlns:v="urn:v" xml:lang="de"><D:locktype><D:write/></D:locktype>' +
        "<D:lockscope><D:shared/></D:lockscope><D:owner>v:card <v:a/></D:owner></D:lockinfo>",
    );
    expect(info).toMatchObject({ scope: "shared", type: "write" });
    const { owner } = parseLockinfo(stringifyDav(lockinfoElement(info)));
    expect(plain(owner)).toEqual(plain(info.owner));
    expect(owner?.attributes.map(({ local, value }) => [local, value])).toEqual([
      ["lang", "de"],
      ["v", "urn:v"],
    ]);
  });

  test("is answered with the locks of the resource (RFC 4918 section 9.10.7)", () => {
    const [lock] = parseLockResponse(
      '<D:prop xmlns:D="DAV:"><D:lockdiscovery><D:activelock><D:locktype><D:write/></D:locktype>' +
        "<D:lockscope><D:exclusive/></D:lockscope><D:depth>Infinity</D:depth>" +
        "<D:timeout> Second-604800 </D:timeout><D:locktoken><D:href>urn:uuid:1</D:href></D:locktoken>" +
        "<D:lockroot><D:href>/a</D:href></D:lockroot></D:activelock></D:lockdiscovery></D:prop>",
    );
    expect(lock).toEqual({
      scope: "exclusive",
      type: "write",
      depth: "infinity",
      timeoutSeconds: 604_800,
      token: "urn:uuid:1",
      root: "/a",
    });
  });

  const KIND = "<D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype>";
  test.each([
    ["", "missing-element", "no depth"],
    ["<D:depth>2</D:depth>", "invalid-value", "depth is none of 0, 1 and infinity"],
    ["<D:depth>0</D:depth><D:timeout>1 hour</D:timeout>", "invalid-value", "this is no time"],
    ["<D:depth>0</D:depth><D:lockroot/>", "missing-element", "no href"],
    ["<D:depth>0</D:depth><D:lockscope/>", "duplicate-element", "second lockscope"],
  ])("a lock with %j is refused as %s", (content, code, reason) => {
    const text = `<D:prop xmlns:D="DAV:"><D:lockdiscovery><D:activelock>${KIND}${content}</D:activelock></D:lockdiscovery></D:prop>`;
    const message = expect.stringContaining(reason) as string;
    expect(() => parseLockResponse(text)).toThrow(
      expect.objectContaining({ code, message }) as DavXmlError,
    );
  });

  test("a lock of an unknown scope or type is refused", () => {
    const scope = "<D:lockscope><D:shared/></D:lockscope>";
    const type = "<D:locktype><D:write/></D:locktype>";
    for (const inside of [`<D:lockscope/>${type}`, `${scope}<D:locktype><D:read/></D:locktype>`]) {
      const text = `<D:lockinfo xmlns:D="DAV:">${inside}</D:lockinfo>`;
      expect(() => parseLockinfo(text)).toThrow(
        expect.objectContaining({ code: "missing-element" }) as DavXmlError,
      );
    }
  });
});

describe("timeout", () => {
  test.each([
    ["Infinite", "infinite"],
    ["infinite", "infinite"],
    ["Second-0", 0],
    ["second-4294967295", 4_294_967_295],
    ["Second-4294967296", undefined],
    ["Second--1", undefined],
    ["Second-", undefined],
    ["604800", undefined],
    ["Infinite, Second-1", undefined],
  ])("%j is %o", (text, timeout) => {
    expect(parseLockTimeout(text)).toBe(timeout);
  });

  test("beyond 32 bits, or a part of a second, cannot be written", () => {
    for (const seconds of [-1, 0.5, 2 ** 32, Number.NaN]) {
      expect(() => stringifyLockTimeout(seconds)).toThrow(RangeError);
    }
  });
});

property.prop([lockinfo()])("parseLockinfo undoes lockinfoElement", (info) => {
  expect(plain(parseLockinfo(stringifyDav(lockinfoElement(info))))).toEqual(plain(info));
});

property.prop([fc.array(activelock(), { maxLength: 3 })])(
  "parseLockResponse undoes lockResponseElement",
  (locks) => {
    const text = stringifyDav(lockResponseElement(locks));
    expect(plain(parseLockResponse(text))).toEqual(plain(locks));
    expect(lockResponseElement(locks).children).toEqual([lockdiscoveryElement(locks)]);
  },
);

property.prop([fc.array(lockentry(), { maxLength: 3 })])(
  "the kinds of lock come back as they were written",
  (entries) => {
    const { root } = parseXml(stringifyDav(supportedlockElement(entries)));
    expect(readSupportedlock(root, bareMessage(root))).toEqual(entries);
  },
);
