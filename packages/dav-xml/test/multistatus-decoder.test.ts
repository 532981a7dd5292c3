import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { multistatus } from "../src/arbitrary.ts";
import {
  DavXmlError,
  MultistatusDecoder,
  parseMultistatus,
  stringifyMultistatus,
  type DavLimits,
  type DavResponse,
} from "../src/index.ts";

function decode(text: string, sizes: readonly number[], limits?: DavLimits) {
  const octets = new TextEncoder().encode(text);
  const decoder = new MultistatusDecoder(limits);
  const responses: DavResponse[] = [];
  for (let start = 0, count = 0; start < octets.length; count += 1) {
    const end = start + (sizes[count % sizes.length] ?? 1);
    responses.push(...decoder.push(octets.slice(start, end)));
    start = end;
  }
  responses.push(...decoder.end());
  const { syncToken, description, descriptionLanguage } = decoder;
  return {
    responses,
    ...(syncToken === undefined ? {} : { syncToken }),
    ...(description === undefined ? {} : { description }),
    ...(descriptionLanguage === undefined ? {} : { descriptionLanguage }),
  };
}

function refusal(text: string, limits?: DavLimits): string {
  try {
    decode(text, [7], limits);
    return "accepted";
  } catch (error) {
    if (error instanceof DavXmlError) return `${error.code} ${error.offset}`;
    throw error;
  }
}

const inRoot = (content: string) => `<D:multistatus xmlns:D="DAV:">${content}</D:multistatus>`;
const RESPONSE = "<D:response><D:href>/</D:href><D:status>HTTP/1.1 200 OK</D:status></D:response>";

test.prop([multistatus(), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 })])(
  "wherever octets are cut, responses are those of the whole",
  (written, sizes) => {
    const text = stringifyMultistatus(written);
    expect(decode(text, sizes)).toEqual(parseMultistatus(text));
  },
);

test("a response is there as soon as its octets are", () => {
  const decoder = new MultistatusDecoder();
  const push = (text: string) => [...decoder.push(new TextEncoder().encode(text))].length;
  expect(push(`<D:multistatus xmlns:D="DAV:">${RESPONSE}`)).toBe(1);
  expect(push(RESPONSE + RESPONSE + RESPONSE.slice(0, 20))).toBe(2);
  expect(push(RESPONSE.slice(20))).toBe(1);
  expect(decoder.syncToken).toBe(undefined);
  expect(push("<D:sync-token> urn:1 </D:sync-token></D:multistatus>")).toBe(0);
  expect(decoder.syncToken).toBe("urn:1");
  expect([...decoder.end()]).toEqual([]);
});

test.each([
  ["another root", '<D:error xmlns:D="DAV:"/>', "wrong-root 0"],
  ["a response without href", inRoot("<D:response/>"), "missing-element 30"],
  ["two tokens", inRoot("<D:sync-token/><D:sync-token/>"), "duplicate-element 45"],
  [
    "two descriptions",
    inRoot("<D:responsedescription/><D:responsedescription/>"),
    "duplicate-element 54",
  ],
])("%s is refused as in a whole document", (_, text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test("the number of responses is bounded", () => {
  expect(refusal(inRoot(RESPONSE + RESPONSE), { maxResponses: 1 })).toMatch(/^too-many-responses/);
});

test("text and elements that are not expected are ignored", () => {
  expect(decode(inRoot(`x<y><D:response/></y>${RESPONSE}z`), [3]).responses).toHaveLength(1);
});
