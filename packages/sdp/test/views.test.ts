import { describe, expect, test } from "vitest";
import {
  acceptTypes,
  acceptWrappedTypes,
  attributes,
  attributeValue,
  attributeValues,
  bandwidths,
  chatroom,
  connectionOf,
  connections,
  direction,
  fileDates,
  fileDisposition,
  fileIcon,
  fileRange,
  fileSelector,
  fileTransferId,
  fingerprints,
  fmtps,
  hasAttribute,
  hasCema,
  lineValue,
  lineValues,
  maxSize,
  mediaLine,
  origin,
  parseSdp,
  path,
  rtpmaps,
  setup,
  stringifyConnection,
  stringifyFileSelector,
  stringifyMediaLine,
  stringifyOrigin,
  stringifySdp,
  stringifyTypes,
  times,
  withAttribute,
  withAttributes,
  withLineValue,
  withMedia,
  withoutAttribute,
  withPort,
  zoneAdjustments,
} from "../src/index.ts";
import { errorOf, medium, session, SESSION, texts } from "./plain.ts";

const lenient = (text: string) => parseSdp(text, { mode: "lenient" });

describe("the lines of RFC 8866", () => {
  test("origin, with numbers of any size", () => {
    const text = "- 16777216161616161616 00012 IN IP4 192.0.2.1";
    const read = origin(parseSdp(SESSION.replace(/o=.*/, `o=${text}`)));
    expect(read).toEqual({
      username: "-",
      sessionId: "16777216161616161616",
      sessionVersion: "00012",
      netType: "IN",
      addressType: "IP4",
      address: "192.0.2.1",
    });
    expect(read && stringifyOrigin(read)).toBe(text);
    expect(() => read && stringifyOrigin({ ...read, username: "a b" })).toThrow(RangeError);
    expect(origin(lenient("v=0\r\n"))).toBeUndefined();
    expect(errorOf(() => origin(lenient("o=- 1"))).offset).toBe(3);
  });

  test("connections of a medium, else of the session", () => {
    const description = session(
      "m=video 1/2 RTP/AVP 31",
      "c=IN IP4 224.2.1.1/127",
      "c=IN IP6 FF15::101/3",
      "m=audio 9 RTP/AVP 0",
    );
    const [video, audio] = description.media;
    expect(video && connections(video)).toEqual([
      { netType: "IN", addressType: "IP4", address: "224.2.1.1/127" },
      { netType: "IN", addressType: "IP6", address: "FF15::101/3" },
    ]);
    expect(video && connectionOf(description, video)?.address).toBe("224.2.1.1/127");
    expect(audio && connectionOf(description, audio)?.address).toBe("192.0.2.1");
    expect(() =>
      stringifyConnection({ netType: "IN", addressType: "IP4", address: "a b" }),
    ).toThrow(RangeError);
  });

  test("bandwidths, names and others", () => {
    const media = medium("i=a title", "b=TIAS:50780", "b=X-YZ:1");
    expect(bandwidths(media)).toEqual([
      { type: "TIAS", value: 50_780 },
      { type: "X-YZ", value: 1 },
    ]);
    expect([lineValue(media, "i"), lineValue(media, "k"), lineValues(media, "b")]).toEqual([
      "a title",
      undefined,
      ["TIAS:50780", "X-YZ:1"],
    ]);
    expect(errorOf(() => bandwidths(medium(`b=AS:${"9".repeat(16)}`))).code).toBe(
      "number-too-large",
    );
  });

  test("times with their repetitions, in seconds", () => {
    const text =
      "v=0\r\no=- 1 1 IN IP4 a\r\ns=-\r\nt=2873397496 2873404696\r\nr=7d 1h 0 25h\r\nr=604800 3600 0 90000\r\n" +
      "t=0 0\r\nz=2882844526 -1h 2898848070 0\r\n";
    expect(times(parseSdp(text))).toEqual([
      {
        start: 2_873_397_496,
        stop: 2_873_404_696,
        repeats: [
          { interval: 604_800, duration: 3600, offsets: [0, 90_000] },
          { interval: 604_800, duration: 3600, offsets: [0, 90_000] },
        ],
      },
      { start: 0, stop: 0, repeats: [] },
    ]);
    expect(zoneAdjustments(parseSdp(text))).toEqual([
      { time: 2_882_844_526, offset: -3600 },
      { time: 2_898_848_070, offset: 0 },
    ]);
    expect(times(lenient("r=7d 1h 0 25h"))).toEqual([]);
  });

  test("a time or a zone that is cut is refused", () => {
    const text = "2882844526 -1h 2898848070 0";
    for (let length = 0; length < text.length; length++) {
      const zone = `z=${text.slice(0, length)}`;
      const isWhole = [13, 14, 27].includes(length);
      expect(isWhole || errorOf(() => zoneAdjustments(lenient(zone))).offset === length).toBe(true);
    }
    for (let length = 0; length < "2873397496 2".length; length++) {
      const time = `t=${"2873397496 2".slice(0, length)}`;
      expect(errorOf(() => times(lenient(time))).code).toBe("unexpected-end");
    }
    expect(errorOf(() => times(lenient("t=2873397496 x"))).offset).toBe(11);
  });

  test("media lines", () => {
    const [media] = session("m=video 49170/2 RTP/AVP 31 32").media;
    const read = media && mediaLine(media);
    expect(read).toEqual({
      media: "video",
      port: 49_170,
      count: 2,
      protocol: "RTP/AVP",
      formats: ["31", "32"],
    });
    expect(read && stringifyMediaLine(read)).toBe("video 49170/2 RTP/AVP 31 32");
    expect(read && stringifyMediaLine({ ...read, count: undefined })).toBe(
      "video 49170 RTP/AVP 31 32",
    );
    for (const change of [
      { media: "a b" },
      { port: 65_536 },
      { port: -1 },
      { formats: [] },
      { formats: ["1 2"] },
      { protocol: "" },
    ]) {
      expect(() => read && stringifyMediaLine({ ...read, ...change })).toThrow(RangeError);
    }
    expect(errorOf(() => mediaLine({ lines: [] })).code).toBe("unexpected-end");
    const [large] = lenient("m=audio 70000 RTP/AVP 0").media;
    expect(errorOf(() => large && mediaLine(large)).offset).toBe(6);
  });
});

describe("attributes", () => {
  const description = session("a=foo", "a=foo:1", "a=foo:2", "a=foobar:3", "a=baz:");

  test("have names, and values or none", () => {
    expect(attributes(description)).toEqual([
      { name: "foo", value: undefined },
      { name: "foo", value: "1" },
      { name: "foo", value: "2" },
      { name: "foobar", value: "3" },
      { name: "baz", value: "" },
    ]);
    expect([
      hasAttribute(description, "foo"),
      hasAttribute(description, "fo"),
      hasAttribute(description, "FOO"),
    ]).toEqual([true, false, false]);
    expect(attributeValues(description, "foo")).toEqual(["1", "2"]);
    expect([attributeValue(description, "baz"), attributeValue(description, "x")]).toEqual([
      "",
      undefined,
    ]);
  });

  test("that can stand once are refused where they stand twice", () => {
    expect(errorOf(() => attributeValue(description, "foo")).code).toBe("repeated-attribute");
    expect(errorOf(() => setup(medium("a=setup:active", "a=setup:passive"))).code).toBe(
      "repeated-attribute",
    );
  });

  test("are changed, added and taken away without touching other lines", () => {
    expect(texts(withAttribute(description, "foobar", "4")).slice(5)).toEqual([
      "a=foo",
      "a=foo:1",
      "a=foo:2",
      "a=foobar:4",
      "a=baz:",
    ]);
    expect(texts(withAttribute(description, "foobar")).at(8)).toBe("a=foobar");
    expect(texts(withAttribute(description, "new", "a b")).at(-1)).toBe("a=new:a b");
    expect(texts(withoutAttribute(description, "foo")).slice(5)).toEqual(["a=foobar:3", "a=baz:"]);
    const feeds = parseSdp(SESSION.replaceAll("\r", ""));
    expect(withAttribute(feeds, "x").lines.at(-1)).toEqual({
      type: "a",
      value: "x",
      lineEnd: "\n",
    });
    expect(withAttributes({ lines: [] }, [{ name: "x", value: undefined }]).lines).toHaveLength(1);
  });

  test.each([
    ["a b", "1"],
    ["a:b", "1"],
    ["", "1"],
    ["a", "x\r\na=y"],
    ["a", "\0"],
    ["a\n", undefined],
  ])("that are none are not made: %j %j", (name, value) => {
    expect(() => withAttribute(description, name, value)).toThrow(RangeError);
  });
});

test("a change of one line changes its octets alone", () => {
  const text = `${SESSION}a=ptime:020\r\nm=audio 049170 RTP/AVP 0\r\na=zzz: x \r\n`;
  const description = parseSdp(text);
  const [audio] = description.media;
  if (audio === undefined) throw new Error("no medium");
  const changed = withMedia(withLineValue(description, "s", "name"), 0, withPort(audio, 0));
  expect(stringifySdp(changed)).toBe(text.replace("s=-", "s=name").replace("049170", "0"));
  expect(() => withLineValue(description, "k", "prompt")).toThrow(RangeError);
  for (const port of [-1, 65_536, 1.5]) expect(() => withPort(audio, port)).toThrow(RangeError);
});

test("payload types and formats", () => {
  const [audio] = session(
    "m=audio 9 RTP/AVP 0 96",
    "a=rtpmap:0 PCMU/8000",
    "a=rtpmap:96 opus/48000/2",
    "a=fmtp:96 a=1; b=2",
  ).media;
  expect(audio && rtpmaps(audio)).toEqual([
    { payloadType: 0, encoding: "PCMU", clockRate: 8000, parameters: undefined },
    { payloadType: 96, encoding: "opus", clockRate: 48_000, parameters: "2" },
  ]);
  expect(audio && fmtps(audio)).toEqual([{ format: "96", parameters: "a=1; b=2" }]);
  expect(errorOf(() => rtpmaps(medium("a=rtpmap:0 PCMU"))).offset).toBe(6);
});

test("the direction is that of the medium, else of the session, else both ways", () => {
  const description = session(
    "a=recvonly",
    "m=audio 9 RTP/AVP 0",
    "a=sendonly",
    "m=audio 9 RTP/AVP 0",
  );
  expect(description.media.map((media) => direction(description, media))).toEqual([
    "sendonly",
    "recvonly",
  ]);
  const none = session("m=audio 9 RTP/AVP 0");
  expect(none.media.map((media) => direction(none, media))).toEqual(["sendrecv"]);
});

describe("the attributes of MSRP", () => {
  test("accept-types", () => {
    const media = medium(
      'a=accept-types:message/cpim text/* image/png;x="a\\"b";y=1 *',
      "a=accept-wrapped-types:text/plain",
    );
    expect(acceptTypes(media)).toEqual([
      { type: "message", subtype: "cpim", parameters: [] },
      { type: "text", subtype: "*", parameters: [] },
      {
        type: "image",
        subtype: "png",
        parameters: [
          { name: "x", value: 'a"b' },
          { name: "y", value: "1" },
        ],
      },
      { type: "*", subtype: "*", parameters: [] },
    ]);
    expect(acceptWrappedTypes(media)).toHaveLength(1);
    expect(acceptTypes(medium())).toBeUndefined();
    expect(errorOf(() => acceptTypes(medium("a=accept-types:text"))).code).toBe(
      "invalid-media-type",
    );
    expect(errorOf(() => acceptTypes(medium("a=accept-types:"))).code).toBe("unexpected-end");
    expect(() => stringifyTypes([])).toThrow(RangeError);
    expect(() => stringifyTypes([{ type: "a b", subtype: "c", parameters: [] }])).toThrow(
      RangeError,
    );
  });

  test("path", () => {
    const media = medium("a=path:msrps://u@[2001:db8::1]:1/a;tcp MSRP://b;ws;x=y");
    expect(path(media)).toEqual([
      { uri: "msrps://u@[2001:db8::1]:1/a;tcp", isSecure: true, host: "2001:db8::1", port: 1 },
      { uri: "MSRP://b;ws;x=y", isSecure: false, host: "b", port: undefined },
    ]);
    expect(path(medium())).toBeUndefined();
    expect(errorOf(() => path(medium("a=path:sip:a"))).offset).toBe(0);
    expect(errorOf(() => path(medium("a=path:msrp://a:65536/x;tcp"))).code).toBe("invalid-port");
  });

  test("max-size, setup, msrp-cema, chatroom", () => {
    const media = medium(
      "a=max-size:0400",
      "a=setup:actpass",
      "a=msrp-cema",
      "a=chatroom:nickname private-messages com.example.foo=bar",
    );
    expect([maxSize(media), setup(media), hasCema(media)]).toEqual([400, "actpass", true]);
    expect(chatroom(media)).toEqual(["nickname", "private-messages", "com.example.foo=bar"]);
    expect([maxSize(medium()), setup(medium()), hasCema(medium()), chatroom(medium())]).toEqual([
      undefined,
      undefined,
      false,
      undefined,
    ]);
    expect(chatroom(medium("a=chatroom"))).toEqual([]);
    expect(errorOf(() => setup(medium("a=setup:Active"))).code).toBe("unexpected-character");
    expect(errorOf(() => maxSize(medium("a=max-size:-1"))).code).toBe("unexpected-character");
    expect(errorOf(() => maxSize(medium(`a=max-size:${"9".repeat(17)}`))).code).toBe(
      "number-too-large",
    );
  });
});

describe("the attributes of files (RFC 5547)", () => {
  const hash = "72:24:5F:E8:65:3D:DA:F3:71:36:2F:86:D4:71:91:3E:E4:A2:CE:2E";

  test("file-selector", () => {
    const text = `name:"My cool picture.jpg" type:image/jpeg size:4092 hash:sha-1:${hash}`;
    const selector = fileSelector(medium(`a=file-selector:${text}`));
    expect(selector).toEqual({
      name: "My cool picture.jpg",
      size: 4092,
      type: "image/jpeg",
      hashes: [{ algorithm: "sha-1", value: hash }],
    });
    expect(selector && stringifyFileSelector(selector)).toBe(text);
    expect(fileSelector(medium("a=file-selector"))).toEqual({
      name: undefined,
      size: undefined,
      type: undefined,
      hashes: [],
    });
    expect(fileSelector(medium())).toBeUndefined();
    expect(fileSelector(medium('a=file-selector:type:text/plain;charset="a b"'))?.type).toBe(
      'text/plain;charset="a b"',
    );
  });

  test("names of files, percent-encoded where they have to be", () => {
    const none = { size: undefined, type: undefined, hashes: [] };
    for (const name of ['a"b', "../a", "50 %", "naïve 名.txt", "a\r\nb", "c:\\d"]) {
      const text = stringifyFileSelector({ ...none, name });
      expect(text).toMatch(/^name:"[^"\r\n\\/]*"$/);
      expect(fileSelector(medium(`a=file-selector:${text}`))?.name).toBe(name);
    }
    expect(fileSelector(medium('a=file-selector:name:"%C3%A9%ff"'))?.name).toBe("%C3%A9%ff");
    expect(errorOf(() => fileSelector(medium('a=file-selector:name:"50 %"'))).offset).toBe(10);
    for (const selector of [
      { ...none, name: "" },
      { ...none, name: "\ud83d" },
      { ...none, name: "a", size: 1.5 },
      { ...none, name: undefined, type: "a b" },
    ]) {
      expect(() => stringifyFileSelector(selector)).toThrow(RangeError);
    }
  });

  test("the others", () => {
    const media = medium(
      "a=file-transfer-id:Q6LMoGymJdh0IKIgD6wD0jkcfgva4xvE",
      "a=file-disposition:render",
      'a=file-date:creation:"Mon, 15 May 2006 15:01:31 +0300" read:"Tue, 16 May 2006 15:01:31 +0300"',
      "a=file-icon:cid:id2@alicepc.example.com",
      "a=file-range:1-*",
      "a=fingerprint:SHA-1 4A:AD",
    );
    expect(fileTransferId(media)).toBe("Q6LMoGymJdh0IKIgD6wD0jkcfgva4xvE");
    expect(fileDisposition(media)).toBe("render");
    expect(fileDates(media)).toEqual({
      creation: "Mon, 15 May 2006 15:01:31 +0300",
      modification: undefined,
      read: "Tue, 16 May 2006 15:01:31 +0300",
    });
    expect(fileIcon(media)).toBe("cid:id2@alicepc.example.com");
    expect(fileRange(media)).toEqual({ start: 1, stop: undefined });
    expect(fileRange(medium("a=file-range:2-10"))).toEqual({ start: 2, stop: 10 });
    expect(fingerprints(media)).toEqual([{ algorithm: "SHA-1", value: "4A:AD" }]);
    expect([fileDates(medium()), fileRange(medium()), fingerprints(medium())]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(errorOf(() => fileRange(medium("a=file-range:0-1"))).offset).toBe(0);
    expect(errorOf(() => fingerprints(medium("a=fingerprint:sha-1 4AAD"))).offset).toBe(8);
  });
});
