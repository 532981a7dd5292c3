import { expect, test } from "vitest";
import { parseMessage, setHeader, validateMessage } from "../src/index.ts";
import { octets, request } from "./octets.ts";

const message = parseMessage(octets(request()));
const problems = (changed: typeof message) =>
  validateMessage(changed).map(({ code, header, offset }) => [code, header, offset]);

test("a message that is right has no problems", () => {
  expect(problems(message)).toEqual([]);
  expect(problems(parseMessage(octets(request("X-Y: ;;,\nUser-Agent: (\nServer: @\n"))))).toEqual(
    [],
  );
  expect(problems(setHeader(message, "Contact", "*"))).toEqual([]);
});

test("a problem says what a response says", () => {
  expect(validateMessage({ ...message, version: "SIP/3.0" })).toEqual([
    {
      code: "unsupported-version",
      reason: "version other than SIP/2.0",
      header: undefined,
      offset: 0,
      statusCode: 505,
    },
  ]);
  expect(problems({ ...message, version: "sip/2.0" })).toEqual([]);
});

test("a Request-URI is looked at", () => {
  const withUri = (requestUri: string) => problems(Object.assign({}, message, { requestUri }));
  expect(withUri("sip:a@b:70000")).toEqual([["invalid-port", undefined, 8]]);
  expect(withUri("sip:a@b?c=d")).toEqual([["headers-in-request-uri", undefined, 7]]);
  expect(withUri("tel:1")).toEqual([["missing-phone-context", undefined, 5]]);
  expect(withUri("urn:service:sos")).toEqual([]);
});

test("header fields are looked at one by one", () => {
  const lines = "Route: <sip:a@[1]>, <sip:b@c:99999>\nExpires: x\nl: 0\nMax-Forwards: 1\n";
  expect(problems(parseMessage(octets(request(lines))))).toEqual([
    ["invalid-host", "Route", 7],
    ["invalid-port", "Route", 22],
    ["unexpected-character", "Expires", 0],
    ["repeated-header", "Max-Forwards", 0],
  ]);
});

test("of a message that is all wrong, 64 problems are told", () => {
  const lines = "Expires: x\n".repeat(100);
  expect(problems(parseMessage(octets(request(lines))))).toHaveLength(64);
});

test("a parameter comes once", () => {
  const changed = setHeader(message, "Via", "SIP/2.0/UDP a;branch=1;Branch=2");
  expect(problems(setHeader(changed, "To", "<sip:a;lr;lr>;tag=1;x;tag=2"))).toEqual([
    ["repeated-parameter", "Via", 23],
    ["repeated-parameter", "To", 22],
  ]);
});

test("the method of a response is not compared", () => {
  const response = parseMessage(octets(request().replace(/^.*/, "SIP/2.0 200 OK")));
  expect(problems(response)).toEqual([]);
});
