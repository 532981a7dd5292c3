import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anyDirection,
  anySetup,
  formatEntries,
  msrpMediaFields,
  sessionDescription,
} from "../src/arbitrary.ts";
import {
  acceptsType,
  acceptTypes,
  answerDirection,
  answerFaults,
  answerMsrpMedia,
  answerSetup,
  type CemaFacts,
  cemaAnswer,
  cemaFacts,
  cemaOutcome,
  connectingSide,
  createAnswer,
  createMsrpMedia,
  intersectTypes,
  lowerMaxSize,
  maySendType,
  maySetupAnswer,
  mediaLine,
  offerSetup,
  type Origin,
  parseSdp,
  rejectMedia,
  type SessionDescription,
  setup,
  stringifySdp,
  stringifyTypes,
  withAttribute,
} from "../src/index.ts";
import { errorOf, medium, session, SESSION, texts } from "./plain.ts";

const origin: Origin = {
  username: "bob",
  sessionId: "1",
  sessionVersion: "1",
  netType: "IN",
  addressType: "IP4",
  address: "192.0.2.2",
};
const types = (...names: readonly string[]) =>
  acceptTypes(medium(`a=accept-types:${names.join(" ")}`)) ?? [];
const answerer = {
  path: "msrp://192.0.2.2:8888/9di4eae923wzd;tcp",
  acceptTypes: types("message/cpim"),
  isReachable: true,
};

// RFC 3264 section 6.1.
describe("the direction of an answer", () => {
  test.each([
    ["sendrecv", "sendrecv", "sendrecv"],
    ["sendrecv", "recvonly", "recvonly"],
    ["sendonly", "sendrecv", "recvonly"],
    ["sendonly", "sendonly", "inactive"],
    ["recvonly", "sendrecv", "sendonly"],
    ["recvonly", "recvonly", "inactive"],
    ["inactive", "sendrecv", "inactive"],
  ] as const)("%s, wanted %s: %s", (offered, wanted, answered) => {
    expect(answerDirection(offered, wanted)).toBe(answered);
  });

  propertyTest.prop([anyDirection(), anyDirection()])(
    "is allowed, and no more than is wanted",
    (offered, wanted) => {
      const answered = answerDirection(offered, wanted);
      expect(answerDirection(offered, answered)).toBe(answered);
      expect(answerDirection("sendrecv", wanted)).toBe(wanted);
    },
  );
});

// RFC 4145 section 4.1, RFC 6135 section 4.2.
describe("the role of an answer", () => {
  test.each([
    ["actpass", true, "passive", "offerer"],
    ["actpass", false, "active", "answerer"],
    ["active", true, "passive", "offerer"],
    ["active", false, "passive", "offerer"],
    ["passive", true, "active", "answerer"],
    ["holdconn", true, "passive", "offerer"],
    [undefined, true, "passive", "offerer"],
    [undefined, false, "passive", "offerer"],
  ] as const)(
    "to %s, reachable %s: %s, and the %s connects",
    (offered, isReachable, answered, side) => {
      expect(answerSetup(offered, isReachable)).toBe(answered);
      expect(connectingSide(answered)).toBe(side);
    },
  );

  test("is that of RFC 4975 where the answer has none, or holdconn", () => {
    expect([
      connectingSide(undefined),
      connectingSide("holdconn"),
      connectingSide("actpass"),
    ]).toEqual(["offerer", "offerer", "offerer"]);
  });

  test("is never passive in an offer", () => {
    expect([offerSetup(true), offerSetup(false)]).toEqual(["actpass", "active"]);
  });

  propertyTest.prop([anySetup(), fc.boolean()])(
    "may answer the one of the offer",
    (offered, isReachable) => {
      // holdconn is taken as no role at all.
      const asked = offered === "holdconn" ? undefined : offered;
      expect(maySetupAnswer(asked, answerSetup(offered, isReachable))).toBe(true);
      expect(maySetupAnswer(asked, undefined)).toBe(true);
      expect(maySetupAnswer(asked, asked === "active" ? "active" : "actpass")).toBe(false);
    },
  );
});

// RFC 6714 sections 4.2 and 4.3.
describe("CEMA", () => {
  const facts = (changes: Partial<CemaFacts>): CemaFacts => ({
    hasCema: true,
    isMatching: false,
    usesRelay: false,
    setup: "actpass",
    ...changes,
  });

  test.each([
    ["the address was changed by one who does not know it", { hasCema: false }, false, "reject"],
    ["nobody takes part", { hasCema: false, isMatching: true }, false, "without-cema"],
    ["both use relays", { usesRelay: true }, true, "without-cema"],
    [
      "the offerer uses a relay and is active",
      { usesRelay: true, setup: "active" },
      false,
      "without-cema",
    ],
    [
      "the offerer uses a relay and says no role",
      { usesRelay: true, setup: undefined },
      false,
      "without-cema",
    ],
    ["the offerer uses a relay and is actpass", { usesRelay: true }, false, "with-cema"],
    ["the answerer uses a relay and cannot be passive", { setup: "passive" }, true, "without-cema"],
    ["the answerer uses a relay", {}, true, "with-cema"],
    ["neither uses a relay", {}, false, "with-cema"],
  ] as const)("the answerer, where %s: %o %s → %s", (_, changes, usesRelay, answer) => {
    expect(cemaAnswer(facts(changes), usesRelay)).toBe(answer);
  });

  test.each([
    ["both take part, offerer active", { setup: "passive" }, false, "connect-to-media-line"],
    ["both take part, offerer passive", { setup: "active" }, false, "wait"],
    ["anchored, offerer passive", { hasCema: false, setup: "active" }, false, "offer-again"],
    [
      "anchored, offerer active behind a relay",
      { hasCema: false, setup: "passive" },
      true,
      "offer-again",
    ],
    [
      "anchored, offerer active, answerer behind a relay",
      { hasCema: false, setup: undefined, usesRelay: true },
      false,
      "offer-again",
    ],
    [
      "anchored, offerer active, no relays",
      { hasCema: false, setup: "passive" },
      false,
      "connect-to-media-line",
    ],
    [
      "not anchored, answerer behind a relay",
      { hasCema: false, isMatching: true, usesRelay: true, setup: "passive" },
      false,
      "connect-to-path",
    ],
    [
      "not anchored, offerer passive",
      { hasCema: false, isMatching: true, setup: "active" },
      false,
      "wait",
    ],
    [
      "not anchored, answerer behind a relay and active",
      { hasCema: false, isMatching: true, usesRelay: true, setup: "active" },
      false,
      "wait",
    ],
  ] as const)("the offerer, %s", (_, changes, usesRelay, outcome) => {
    expect(cemaOutcome(facts(changes), usesRelay)).toBe(outcome);
  });

  const factsOf = (
    description: SessionDescription,
    resolve?: (host: string) => readonly string[],
  ) => {
    const [media] = description.media;
    if (media === undefined) throw new Error("no medium");
    return cemaFacts(description, media, resolve);
  };

  test.each([
    ["192.0.2.1:7654", true],
    ["192.0.2.1:7655", false],
    ["192.0.2.9:7654", false],
    ["192.0.2.1", false],
  ])("c= and m= against %s", (authority, isMatching) => {
    const description = session(
      "m=message 7654 TCP/MSRP *",
      `a=path:msrp://${authority}/a;tcp`,
      "a=msrp-cema",
      "a=setup:active",
    );
    expect(factsOf(description)).toEqual({
      hasCema: true,
      isMatching,
      usesRelay: false,
      setup: "active",
    });
  });

  test("addresses are the same by value, and names by what they were resolved to", () => {
    const six = SESSION.replace("c=IN IP4 192.0.2.1", "c=IN IP6 2001:DB8::1");
    const path = "m=message 1 TCP/MSRP *\r\na=path:msrp://[2001:db8:0:0:0:0:0:1]:1/a;tcp\r\n";
    expect(factsOf(parseSdp(six + path)).isMatching).toBe(true);
    const wrong = path.replace("2001:db8:0:0:0:0:0:1", "2001:db8::1::1");
    expect(factsOf(parseSdp(six + wrong)).isMatching).toBe(false);
    const mapped = path.replace("2001:db8:0:0:0:0:0:1", "::ffff:192.0.2.1");
    const dotless = SESSION.replace("c=IN IP4 192.0.2.1", "c=IN IP6 ::FFFF:c000:201");
    expect(factsOf(parseSdp(dotless + mapped)).isMatching).toBe(true);
    const named = session(
      "m=message 1 TCP/MSRP *",
      "a=path:msrp://relay.example:1/a;tcp msrp://b.example:2/b;tcp",
    );
    expect(factsOf(named)).toMatchObject({ isMatching: false, usesRelay: true });
    const known = (host: string) => (host === "relay.example" ? ["192.0.2.1"] : []);
    expect(factsOf(named, known).isMatching).toBe(true);
    const fqdn = parseSdp(
      `${SESSION.replace("IP4 192.0.2.1\r\nt", "IP4 RELAY.example\r\nt")}${texts(named.media[0] ?? { lines: [] }).join("\r\n")}\r\n`,
    );
    expect(factsOf(fqdn).isMatching).toBe(true);
    expect(factsOf(session("m=message 7654 TCP/MSRP *")).isMatching).toBe(false);
  });
});

describe("media types", () => {
  test("are accepted by name, by type, or all, whatever their case and parameters", () => {
    const list = types("message/cpim", "text/*;charset=utf-8");
    expect(
      ["message/CPIM", "text/html; charset=x", "image/png", "message/x", "text"].map((type) =>
        acceptsType(list, type),
      ),
    ).toEqual([true, true, false, false, true]);
    expect(acceptsType(types("*"), "image/png")).toBe(true);
  });

  test("may be sent at the top only if they are accepted there", () => {
    const media = medium("a=accept-types:message/cpim", "a=accept-wrapped-types:text/plain");
    expect([
      maySendType(media, "text/plain"),
      maySendType(media, "text/plain", true),
      maySendType(media, "message/cpim", true),
      maySendType(medium(), "text/plain", true),
    ]).toEqual([false, true, true, false]);
  });

  test("that both accept are the narrower ones", () => {
    const common = intersectTypes(
      types("text/*", "message/cpim", "*"),
      types("text/plain", "message/*", "image/png"),
    );
    expect(stringifyTypes(common)).toBe("text/plain message/cpim message/* image/png");
    expect(intersectTypes(types("text/plain"), types("text/html"))).toEqual([]);
  });

  propertyTest.prop([
    formatEntries(),
    formatEntries(),
    fc.constantFrom("text/plain", "text/x", "message/cpim", "image/cpim", "a/b"),
  ])(
    "are accepted by what two lists have in common, if and only if both accept them",
    (first, second, type) => {
      const both = acceptsType(first, type) && acceptsType(second, type);
      expect(acceptsType(intersectTypes(first, second), type)).toBe(both);
      expect(acceptsType(intersectTypes(second, first), type)).toBe(both);
    },
  );

  test("sizes: the lower one", () => {
    expect([
      lowerMaxSize(1, 2),
      lowerMaxSize(undefined, 2),
      lowerMaxSize(3, undefined),
      lowerMaxSize(undefined, undefined),
    ]).toEqual([1, 2, 3, undefined]);
  });
});

describe("an MSRP medium", () => {
  const fields = { path: "msrp://a.example:7394/x;tcp", acceptTypes: types("text/plain") };

  test("has the port of its URI, and its attributes", () => {
    const media = createMsrpMedia({
      ...fields,
      acceptWrappedTypes: types("*"),
      maxSize: 1000,
      setup: "actpass",
      cema: true,
      direction: "sendonly",
      attributes: [{ name: "chatroom", value: undefined }],
    });
    expect(texts(media)).toEqual([
      "m=message 7394 TCP/MSRP *",
      "a=accept-types:text/plain",
      "a=accept-wrapped-types:*",
      "a=max-size:1000",
      "a=path:msrp://a.example:7394/x;tcp",
      "a=setup:actpass",
      "a=msrp-cema",
      "a=sendonly",
      "a=chatroom",
    ]);
  });

  test("has port 9 if it only connects, that of the relay with CEMA, and TLS by its scheme", () => {
    const line = (changes: object) => texts(createMsrpMedia({ ...fields, ...changes }))[0];
    expect(line({ setup: "active" })).toBe("m=message 9 TCP/MSRP *");
    const path = "msrps://relay:1/r;tcp msrps://a:2/x;tcp";
    expect(line({ path })).toBe("m=message 2 TCP/TLS/MSRP *");
    expect(line({ path, cema: true, setup: "active" })).toBe("m=message 1 TCP/TLS/MSRP *");
  });

  test.each([
    { path: "" },
    { path: "msrp://a/x;tcp" },
    { path: "msrp://a:1/x;tcp\r\na=y" },
    { acceptTypes: [] },
    { maxSize: -1 },
    { path: "msrp://a:70000/x;tcp" },
  ])("is not made of %j", (changes) => {
    expect(() => createMsrpMedia({ ...fields, ...changes })).toThrow(RangeError);
  });
});

describe("an answer", () => {
  const offer = session(
    "m=audio 49170/2 RTP/AVP 0",
    "a=ptime:20",
    "m=message 7654 TCP/MSRP *",
    "a=accept-types:message/cpim text/plain",
    "a=path:msrp://192.0.2.1:7654/jshA7weztas;tcp",
    "a=setup:actpass",
    "a=sendonly",
  );
  const answer = (changes: object = {}, offered = offer) =>
    createAnswer(offered, { origin }, (media) =>
      answerMsrpMedia(offered, media, { ...answerer, ...changes }),
    );

  test("has every medium of the offer, with port 0 for those that are rejected", () => {
    const { lines, media } = answer();
    expect(texts({ lines })).toEqual(["v=0", "o=bob 1 1 IN IP4 192.0.2.2", "s=-", "t=0 0"]);
    expect(media.map(texts)).toEqual([
      ["m=audio 0 RTP/AVP 0"],
      [
        "m=message 8888 TCP/MSRP *",
        "a=accept-types:message/cpim",
        "a=path:msrp://192.0.2.2:8888/9di4eae923wzd;tcp",
        "a=setup:passive",
        "a=recvonly",
      ],
    ]);
    expect(answerFaults(offer, answer())).toEqual([]);
  });

  test("has the answerer's connection and name", () => {
    const connection = { netType: "IN", addressType: "IP4", address: "192.0.2.2" };
    const { lines } = createAnswer(offer, { origin, connection, name: "x" }, () => undefined);
    expect(texts({ lines }).slice(2)).toEqual(["s=x", "c=IN IP4 192.0.2.2", "t=0 0"]);
  });

  const change = (from: string, to: string) => parseSdp(stringifySdp(offer).replace(from, to));
  test.each([
    ["no type in common", change("message/cpim text/plain", "text/html")],
    ["no accept-types", change("a=accept-types:message/cpim text/plain\r\n", "")],
    ["no path", change("a=path:msrp://192.0.2.1:7654/jshA7weztas;tcp\r\n", "")],
    ["TLS", change("TCP/MSRP", "TCP/TLS/MSRP")],
    ["another kind of medium", change("m=message", "m=text")],
    ["port 0", change("7654 TCP", "0 TCP")],
  ])("rejects an MSRP medium with %s", (_, offered) => {
    expect(answer({}, offered).media.map((media) => mediaLine(media).port)).toEqual([0, 0]);
  });

  test("takes part in CEMA where it can, and rejects what was changed on its way", () => {
    const cema = parseSdp(stringifySdp(offer).replace("a=setup", "a=msrp-cema\r\na=setup"));
    const anchored = parseSdp(
      stringifySdp(cema).replace("c=IN IP4 192.0.2.1", "c=IN IP4 198.51.100.1"),
    );
    const attributesOf = (description: SessionDescription) =>
      texts(answer({ supportsCema: true }, description).media[1] ?? { lines: [] });
    expect(attributesOf(cema)).toContain("a=msrp-cema");
    expect(attributesOf(anchored)).toContain("a=msrp-cema");
    expect(attributesOf(offer)).not.toContain("a=msrp-cema");
    const changed = parseSdp(stringifySdp(anchored).replace("a=msrp-cema\r\n", ""));
    expect(attributesOf(changed)).toEqual(["m=message 0 TCP/MSRP *"]);
    const relayed = answer(
      { supportsCema: true, isReachable: false, path: "msrp://relay:1/r;tcp msrp://b:2/x;tcp" },
      cema,
    );
    expect(texts(relayed.media[1] ?? { lines: [] })).toContain("a=setup:passive");
    expect(texts(answer({}, anchored).media[1] ?? { lines: [] })).not.toContain("a=msrp-cema");
  });

  test("a medium that is rejected keeps its line but for the port", () => {
    expect(texts(rejectMedia(medium("a=x")))).toEqual(["m=message 0 TCP/MSRP *"]);
    expect(errorOf(() => rejectMedia({ lines: [] })).code).toBe("unexpected-end");
  });

  test.each([
    ["media-count", (one: SessionDescription) => ({ ...one, media: one.media.slice(1) })],
    [
      "times",
      (one: SessionDescription) => ({
        ...one,
        lines: one.lines.filter(({ type }) => type !== "t"),
      }),
    ],
    ["media-type", (one: SessionDescription) => ({ ...one, media: one.media.toReversed() })],
    [
      "direction",
      (one: SessionDescription) => ({
        ...one,
        media: one.media.with(1, createMsrpMedia({ ...answerer, direction: "sendrecv" })),
      }),
    ],
    [
      "setup",
      (one: SessionDescription) => ({
        ...one,
        media: one.media.map((media) =>
          setup(media) ? withAttribute(media, "setup", "actpass") : media,
        ),
      }),
    ],
    [
      "cema",
      (one: SessionDescription) => ({
        ...one,
        media: one.media.map((media) => withAttribute(media, "msrp-cema")),
      }),
    ],
    [
      "revived-media",
      (one: SessionDescription) => ({
        ...one,
        media: one.media.with(0, { lines: session("m=audio 9 RTP/AVP 0").media[0]?.lines ?? [] }),
      }),
    ],
  ] as const)("with a fault: %s", (fault, spoil) => {
    const off =
      fault === "revived-media" ? parseSdp(stringifySdp(offer).replace("49170/2", "0")) : offer;
    expect(answerFaults(off, spoil(answer()))).toContain(fault);
  });

  propertyTest.prop([sessionDescription(), msrpMediaFields(), fc.boolean(), fc.boolean()])(
    "to any offer has no fault, can be written, and is read again",
    (offered, own, isReachable, supportsCema) => {
      const { setup: role, cema, ...fields } = own;
      expect([role, cema]).toBeDefined();
      const answered = createAnswer(offered, { origin }, (media) =>
        answerMsrpMedia(offered, media, { ...fields, isReachable, supportsCema }),
      );
      expect(answered.media).toHaveLength(offered.media.length);
      expect(answerFaults(offered, answered)).toEqual([]);
      expect(parseSdp(stringifySdp(answered))).toEqual(answered);
    },
  );
});
