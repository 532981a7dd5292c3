import { fc, test } from "@fast-check/vitest";
import { element, findChild, parseXml, stringifyXml } from "@callingcard/xml";
import { expect, test as example } from "vitest";
import {
  davResponse,
  expandProperties,
  mkcol,
  mkcolResponse,
  multistatus,
} from "../src/arbitrary.ts";
import {
  dav,
  expandPropertyElement,
  mkcolElement,
  mkcolResponseElement,
  MultistatusDecoder,
  multistatusElement,
  multistatusEnd,
  multistatusStart,
  parseExpandedProperty,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parseReport,
  responseElement,
  responseText,
  stringifyDav,
  stringifyMultistatus,
  type DavResponse,
} from "../src/index.ts";
import { plain } from "./plain.ts";

test.prop([mkcol()])("parseMkcol undoes mkcolElement", (written) => {
  expect(plain(parseMkcol(stringifyDav(mkcolElement(written))))).toEqual(plain(written));
});

test.prop([mkcolResponse()])("parseMkcolResponse undoes mkcolResponseElement", (written) => {
  const text = stringifyDav(mkcolResponseElement(written));
  expect(plain(parseMkcolResponse(text))).toEqual(plain(written));
});

example("a mkcol-response without a propstat is neither written nor read", () => {
  expect(() => mkcolResponseElement({ propstats: [] })).toThrow(RangeError);
  expect(() => parseMkcolResponse(stringifyDav(element(dav("mkcol-response"))))).toThrow(
    "no propstat at line 2 column 1 (DAV:mkcol-response)",
  );
});

test.prop([expandProperties()])("parseReport undoes expandPropertyElement", (properties) => {
  const text = stringifyDav(expandPropertyElement(properties));
  expect(parseReport(text)).toEqual({ kind: "expand-property", properties });
});

test.prop([fc.array(davResponse(), { maxLength: 3 })])(
  "the responses in an expanded property come back as they were written",
  (responses) => {
    const owner = element(dav("owner"), responses.map(responseElement));
    const whole: DavResponse = { href: "/", propstats: [{ status: 200, properties: [owner] }] };
    const [read] = parseMultistatus(stringifyMultistatus({ responses: [whole] })).responses;
    const property = read?.propstats[0]?.properties[0] ?? element(dav("none"));
    expect(plain(parseExpandedProperty(property))).toEqual(plain(responses));
  },
);

example("a property that was not expanded has no responses", () => {
  expect(parseExpandedProperty('<D:owner xmlns:D="DAV:"><D:href>/a</D:href></D:owner>')).toEqual(
    [],
  );
});

test.prop([multistatus()])(
  "a multistatus as a tree reads as the one written at once",
  (written) => {
    const text = stringifyDav(multistatusElement(written));
    expect(plain(parseMultistatus(text))).toEqual(plain(written));
    const tree = parseXml(stringifyMultistatus(written)).root;
    const response = findChild(tree, dav("response"));
    const [first] = written.responses;
    if (response === undefined || first === undefined) return;
    const { root } = parseXml(stringifyXml(responseElement(first)));
    expect(plain(root)).toEqual(plain(response));
  },
);

test.prop([multistatus(), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })])(
  "what is written one response at a time and cut anywhere is read as the whole",
  (written, sizes) => {
    const encoder = new TextEncoder();
    const decoder = new MultistatusDecoder();
    const responses: DavResponse[] = [];
    const push = (text: string) => {
      const octets = encoder.encode(text);
      for (let start = 0, count = 0; start < octets.length; count += 1) {
        const end = start + (sizes[count % sizes.length] ?? 1);
        responses.push(...decoder.push(octets.subarray(start, end)));
        start = end;
      }
    };
    push(multistatusStart());
    for (const response of written.responses) push(responseText(response));
    push(multistatusEnd(written));
    responses.push(...decoder.end());
    const { syncToken, description, descriptionLanguage } = decoder;
    const none = { syncToken: undefined, description: undefined, descriptionLanguage: undefined };
    expect(plain({ responses, syncToken, description, descriptionLanguage })).toEqual(
      plain({ ...none, ...written }),
    );
  },
);
