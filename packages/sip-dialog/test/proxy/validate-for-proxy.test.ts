import { describe, expect, test } from "vitest";
import { createBranch, loopDigest, validateForProxy } from "../../src/proxy/index.ts";
import { request } from "./messages.ts";

const refused = (statusCode: number) => expect.objectContaining({ kind: "refused", statusCode });

describe("validateForProxy", () => {
  test("lets a request through", () => {
    expect(validateForProxy(request("INVITE", "Max-Forwards: 1"))).toEqual({
      kind: "valid",
      breadth: 60,
    });
  });

  test("does not look at what it does not need", () => {
    expect(validateForProxy(request("INVITE", "Date: tomorrow", "Contact: ???"))).toMatchObject({
      kind: "valid",
    });
  });

  test.each([
    ["Route: <"],
    ["Max-Forwards: many"],
    ["Max-Forwards: 256"],
    ["Max-Breadth: -1"],
    ["Proxy-Require: a b"],
  ])("refuses %s", (line) => {
    expect(validateForProxy(request("INVITE", line))).toEqual(refused(400));
  });

  test("refuses a Request-URI that is none", () => {
    expect(validateForProxy({ ...request("INVITE"), requestUri: "bob" })).toEqual(refused(400));
  });

  test("refuses a scheme that is not known", () => {
    const urn = { ...request("INVITE"), requestUri: "urn:service:sos" };
    expect(validateForProxy(urn)).toEqual(refused(416));
    expect(validateForProxy(urn, { schemes: ["urn"] })).toMatchObject({ kind: "valid" });
    const tel = { ...request("INVITE"), requestUri: "tel:+1" };
    expect(validateForProxy(tel)).toMatchObject({ kind: "valid" });
  });

  test("refuses a request that has come too far", () => {
    expect(validateForProxy(request("INVITE", "Max-Forwards: 0"))).toEqual(refused(483));
  });

  test("names the extensions that are not supported", () => {
    const asked = request("INVITE", "Proxy-Require: sec-agree, foo", "Proxy-Require: bar");
    expect(validateForProxy(asked, { extensions: ["sec-agree"] })).toEqual({
      kind: "refused",
      statusCode: 420,
      reasonPhrase: undefined,
      headers: [{ name: "Unsupported", value: "foo, bar" }],
    });
  });

  test("lowers Max-Breadth and never raises it", () => {
    expect(validateForProxy(request("INVITE", "Max-Breadth: 7"))).toMatchObject({ breadth: 7 });
    expect(validateForProxy(request("INVITE", "Max-Breadth: 700"))).toMatchObject({ breadth: 60 });
    const few = { maxBreadth: 4 };
    expect(validateForProxy(request("INVITE"), few)).toMatchObject({ breadth: 4 });
    expect(validateForProxy(request("INVITE", "Max-Breadth: 0"))).toEqual({
      kind: "refused",
      statusCode: 440,
      reasonPhrase: "Max-Breadth Exceeded",
      headers: [],
    });
  });
});

describe("loops", () => {
  const first = request("INVITE");
  const digest = loopDigest(first);
  const via = `Via: SIP/2.0/UDP home.example;branch=${createBranch("x1", digest)}`;
  const isOwnVia = ({ host }: { readonly host: string }) => host === "home.example";

  test("a request that comes again unchanged is a loop", () => {
    const again = request("INVITE", via);
    expect(validateForProxy(again, { digest: loopDigest(again), isOwnVia })).toEqual(refused(482));
  });

  test("a request that comes again with another route is none", () => {
    const spiral = request("INVITE", via, "Route: <sip:home.example;lr;odi=1>");
    expect(validateForProxy(spiral, { digest: loopDigest(spiral), isOwnVia })).toMatchObject({
      kind: "valid",
    });
  });

  test("a branch of somebody else is none", () => {
    expect(validateForProxy(first, { digest, isOwnVia })).toMatchObject({ kind: "valid" });
    const other = request("INVITE", via.replace("home", "other"));
    expect(validateForProxy(other, { digest, isOwnVia })).toMatchObject({ kind: "valid" });
  });

  test("a branch without digest, and a Via without branch, are none", () => {
    const plain = `Via: SIP/2.0/UDP home.example;branch=${createBranch("x1")}`;
    const again = request("INVITE", plain, "Via: SIP/2.0/UDP home.example");
    expect(validateForProxy(again, { digest: loopDigest(again), isOwnVia })).toMatchObject({
      kind: "valid",
    });
  });

  test("the digest is that of the CANCEL and the ACK too", () => {
    expect(loopDigest(request("CANCEL"))).toBe(digest);
    expect(loopDigest(request("ACK"))).toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    ["another Request-URI", { ...first, requestUri: "sip:carol@example.com" }],
    [
      "another Call-ID",
      {
        ...first,
        headers: first.headers.map((one) =>
          one.name === "Call-ID" ? { ...one, value: "other" } : one,
        ),
      },
    ],
    ["a preference", request("INVITE", "Accept-Contact: *;audio")],
    ["the same value in another field", request("INVITE", "Reject-Contact: *;audio")],
  ])("the digest is another one with %s", (_, changed) => {
    expect(loopDigest(changed)).not.toBe(digest);
  });

  test("the digest depends on what else decides", () => {
    expect(loopDigest(first, ["x"])).not.toBe(digest);
    expect(loopDigest(first, ["ab", "c"])).not.toBe(loopDigest(first, ["a", "bc"]));
  });

  test("a CSeq that is none counts as none", () => {
    const broken = {
      ...first,
      headers: first.headers.map((one) => (one.name === "CSeq" ? { ...one, value: "x" } : one)),
    };
    expect(loopDigest(broken)).not.toBe(digest);
  });
});
