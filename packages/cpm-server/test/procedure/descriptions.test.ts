import { parseSdp, SdpError, type SessionDescription, stringifySdp } from "@callingcard/sdp";
import { describe, expect, test } from "vitest";
import { clientOffer } from "../../src/procedure/client-offer.ts";
import { createEndpoint, type Description, type Endpoint } from "../../src/procedure/endpoint.ts";
import { mediaChange } from "../../src/procedure/media-change.ts";
import { mediaVerdicts } from "../../src/procedure/media-policy.ts";
import {
  clientAnswerFault,
  originatorAnswer,
  ownAnswer,
} from "../../src/procedure/originator-answer.ts";
import { readDescription } from "../../src/procedure/read-description.ts";
import { rejectedStreams, withStreamsAlone } from "../../src/procedure/rejected-streams.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings.ts";

const ADDRESS = { host: "198.51.100.7", port: 2855 };
const OWN: Description = { sessionId: "42", version: 1, address: ADDRESS };

function endpoint(sessionId: string): Endpoint {
  const made = createEndpoint(ADDRESS, sessionId, false);
  if (made === undefined) throw new Error("no endpoint");
  return made;
}

const AT_0 = new Map([[0, endpoint("s0")]]);

function sdp(...media: readonly string[]): SessionDescription {
  const session = [
    "v=0",
    "o=alice 7 8 IN IP6 2001:db8::1",
    "s=a b",
    "i=kept",
    "c=IN IP6 2001:db8::1",
    "b=AS:1",
    "t=0 0",
    "a=setup:active",
    "a=x-session:kept ",
  ];
  return parseSdp(`${[...session, ...media].join("\r\n")}\r\n`);
}

function chat(...lines: readonly string[]): string {
  return [
    "m=message 7654 TCP/MSRP *",
    "i=medium",
    "c=IN IP4 192.0.2.1",
    "a=accept-types:message/cpim text/plain",
    "a=accept-wrapped-types:*",
    "a=x-unknown:kept ",
    "a=path:msrp://192.0.2.1:7654/alice;tcp",
    ...lines,
  ].join("\r\n");
}

const AUDIO = "m=audio 4000 RTP/AVP 0";

function written(description: SessionDescription): readonly string[] {
  return stringifySdp(description).trimEnd().split("\r\n");
}

function offer(
  received: SessionDescription,
  settings: Partial<Settings> = {},
  endpoints: ReadonlyMap<number, Endpoint> = AT_0,
): readonly string[] {
  return written(
    clientOffer(received, OWN, endpoints, "passive", { ...DEFAULT_SETTINGS, ...settings }),
  );
}

describe("the offer for a client (8c.viii)", () => {
  test("has the function's origin, connection, path and role, and keeps all else in its place", () => {
    expect(offer(sdp(chat("a=setup:active", "a=msrp-cema", "a=max-size:1000")))).toEqual([
      "v=0",
      "o=- 42 1 IN IP4 198.51.100.7",
      "s=a b",
      "i=kept",
      "c=IN IP4 198.51.100.7",
      "b=AS:1",
      "t=0 0",
      "a=x-session:kept ",
      "m=message 2855 TCP/MSRP *",
      "i=medium",
      "a=accept-types:message/cpim text/plain",
      "a=accept-wrapped-types:*",
      "a=x-unknown:kept ",
      "a=max-size:1000",
      "a=setup:passive",
      "a=path:msrp://198.51.100.7:2855/s0;tcp",
    ]);
  });

  test("takes the narrower types and the lower size", () => {
    const lines = offer(sdp(chat("a=max-size:1000")), {
      allowedTypes: ["message/*"],
      maxMessageOctets: 500,
    });
    expect(lines).toContain("a=accept-types:message/cpim");
    expect(lines).toContain("a=accept-wrapped-types:message/*");
    expect(lines).toContain("a=max-size:500");
  });

  test("leaves out a list of wrapped types of which nothing is allowed", () => {
    const received = sdp(chat().replace("wrapped-types:*", "wrapped-types:image/png"));
    expect(offer(received, { allowedTypes: ["message/cpim"] }).join("\n")).not.toContain("wrapped");
  });

  test("keeps the number and order of media, those that are not taken with port 0", () => {
    const lines = offer(
      sdp(AUDIO, chat(), "m=message 0 TCP/MSRP *"),
      {},
      new Map([[1, endpoint("s1")]]),
    );
    expect(lines.filter((line) => line.startsWith("m="))).toEqual([
      "m=audio 0 RTP/AVP 0",
      "m=message 2855 TCP/MSRP *",
      "m=message 0 TCP/MSRP *",
    ]);
  });

  test("passes media on as they are that the function has no part in, where they are allowed", () => {
    const made = clientOffer(
      sdp(AUDIO, chat()),
      OWN,
      new Map([[1, endpoint("s1")]]),
      "passive",
      DEFAULT_SETTINGS,
      (index) => index === 0,
    );
    expect(written(made)).toContain(AUDIO);
  });

  test("keeps a direction that is said", () => {
    expect(offer(sdp(chat("a=sendonly")))).toContain("a=sendonly");
  });
});

describe("the answer for the originator (answer 4)", () => {
  const answerOf = (received: SessionDescription, client: SessionDescription | undefined) =>
    written(
      client === undefined
        ? ownAnswer(received, OWN, AT_0, DEFAULT_SETTINGS)
        : originatorAnswer(received, OWN, AT_0, (index) => client.media[index], DEFAULT_SETTINGS),
    );

  test.each([
    ["active", "passive"],
    ["passive", "active"],
    ["actpass", "passive"],
    ["", "passive"],
  ])("the role for %j is %s (CPM-057)", (offered, answered) => {
    const received = sdp(chat(...(offered === "" ? [] : [`a=setup:${offered}`])));
    expect(answerOf(received, sdp(chat()))).toContain(`a=setup:${answered}`);
    expect(answerOf(received, undefined)).toContain(`a=setup:${answered}`);
  });

  test("has the types of the client, and the media that it rejected rejected", () => {
    const client = sdp(chat().replace("message/cpim text/plain", "message/cpim"));
    expect(answerOf(sdp(chat()), client)).toContain("a=accept-types:message/cpim");
    const none = sdp("m=message 0 TCP/MSRP *");
    expect(answerOf(sdp(chat()), none)).toContain("m=message 0 TCP/MSRP *");
  });

  test("answers a direction", () => {
    expect(answerOf(sdp(chat("a=sendonly")), sdp(chat("a=recvonly")))).toContain("a=recvonly");
    expect(answerOf(sdp(chat("a=sendonly")), undefined)).toContain("a=recvonly");
  });

  test("of types that are not allowed any more is a rejection", () => {
    const settings = { ...DEFAULT_SETTINGS, allowedTypes: ["image/png"] };
    expect(written(ownAnswer(sdp(chat()), OWN, AT_0, settings))).toContain(
      "m=message 0 TCP/MSRP *",
    );
  });
});

describe("the answer of a client", () => {
  const offered = sdp(chat("a=setup:passive"));

  test.each([
    [sdp(chat("a=setup:active")), undefined],
    [sdp(chat()), undefined],
    [sdp(chat("a=setup:passive")), "setup"],
    [sdp("m=message 0 TCP/MSRP *"), "no-media"],
    [sdp(chat().replace(/a=path.*/, "a=y")), "no-media"],
    [sdp(chat(), AUDIO), "media-count"],
  ])("%#: %s", (answered, fault) => {
    expect(clientAnswerFault(offered, answered, [0])).toBe(fault);
  });
});

describe("what a new description changes (D04)", () => {
  const before = sdp(chat("a=setup:active"));

  test.each([
    ["nothing", sdp(chat("a=setup:active")), "none"],
    ["the version", parseSdp(stringifySdp(before).replace("7 8", "7 9")), "none"],
    ["the path", sdp(chat("a=setup:active").replace("/alice;", "/alice2;")), "connection"],
    ["the port", sdp(chat("a=setup:active").replace("message 7654", "message 7655")), "connection"],
    [
      "the address",
      parseSdp(stringifySdp(before).replaceAll("2001:db8::1", "2001:db8::2")),
      "connection",
    ],
    ["the role", sdp(chat("a=setup:actpass")), "connection"],
    ["types", sdp(chat("a=setup:active").replace(" text/plain", "")), "media"],
    ["a hold", sdp(chat("a=setup:active", "a=inactive")), "media"],
    ["a rejection", sdp("m=message 0 TCP/MSRP *"), "media"],
    ["a medium more", sdp(chat("a=setup:active"), AUDIO), "media"],
  ] as const)("%s: %#", (_, after, change) => {
    expect(mediaChange(before, after)).toBe(change);
  });
});

describe("streams that the ISF rejects", () => {
  const offered = sdp(chat(), AUDIO, "m=message 0 TCP/MSRP *");

  test("are those with port 0 that were offered with another one", () => {
    const answered = sdp("m=message 0 TCP/MSRP *", AUDIO, "m=message 0 TCP/MSRP *");
    expect(rejectedStreams(offered, answered)).toEqual([0]);
    expect(rejectedStreams(offered, sdp(chat()))).toEqual([1]);
  });

  test("are offered alone", () => {
    const lines = written(withStreamsAlone(offered, [1]));
    expect(lines.filter((line) => line.startsWith("m="))).toEqual([AUDIO]);
  });
});

describe("the verdicts on media (A-06)", () => {
  test.each([
    [chat(), {}, true, "anchored"],
    [chat().replace("TCP/MSRP", "TCP/TLS/MSRP"), {}, true, "anchored"],
    [chat().replace("TCP/MSRP", "TCP/TLS/MSRP"), {}, false, "rejected"],
    [chat(), { allowedTypes: ["image/*"] }, true, "rejected"],
    [chat(), { allowedMedia: [] }, true, "rejected"],
    ["m=message 9 TCP/OTHER *", {}, true, "rejected"],
    [AUDIO, {}, true, "rejected"],
    [AUDIO, { allowedMedia: ["audio"] }, true, "passed"],
  ] as [string, Partial<Settings>, boolean, string][])(
    "%#: %s",
    (medium, settings, hasTls, verdict) => {
      const all = { ...DEFAULT_SETTINGS, ...settings };
      expect(mediaVerdicts(sdp(medium), all, hasTls)).toEqual([verdict]);
    },
  );

  test("so many are anchored and no more", () => {
    const verdicts = mediaVerdicts(
      sdp(chat(), chat(), chat(), chat(), chat()),
      DEFAULT_SETTINGS,
      true,
    );
    expect(verdicts.filter((verdict) => verdict === "anchored")).toHaveLength(4);
  });
});

test("a description whose MSRP can not be read is none, whatever else is in it", () => {
  const text = stringifySdp(sdp(chat("a=max-size:many")));
  expect(() => readDescription(text)).toThrow(SdpError);
  const off = text.replace("m=message 7654", "m=message 0");
  expect(readDescription(off).media).toHaveLength(1);
});

test("an endpoint has an address that can be connected to", () => {
  expect(createEndpoint({ host: "2001:db8::1", port: 1 }, "s", false)?.uri).toBe(
    "msrp://[2001:db8::1]:1/s;tcp",
  );
  const tls = { port: 2, fingerprint: "sha-256 00" };
  expect(createEndpoint({ host: "a.example", port: 1, tls }, "s", true)?.uri).toBe(
    "msrps://a.example:2/s;tcp",
  );
  expect(createEndpoint(ADDRESS, "s", true)).toBeUndefined();
});
