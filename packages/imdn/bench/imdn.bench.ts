import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import * as hand from "./hand-reader.ts";
import { shipped } from "./shipped.ts";

const { classifyMessage, imdnElement, parseImdn, parseIsComposing, stringifyImdn } =
  await shipped();

const { handClass, handImdn, handState, handText } = hand;

const imdn = stringifyImdn(
  imdnElement({
    messageId: "34jk324j",
    dateTime: "2008-04-04T12:16:49-05:00",
    recipientUri: "im:bob@example.com",
    originalRecipientUri: "im:bob@example.com",
    notification: { type: "delivery", status: "delivered" },
  }),
);
const composing =
  '<?xml version="1.0" encoding="UTF-8"?>\n<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing">\n  <state>active</state>\n  <contenttype>text/plain</contenttype>\n  <refresh>90</refresh>\n</isComposing>';
const parser = new XMLParser();

/** The same with fast-xml-parser: it knows no namespaces and no order. */
function parserImdn(text: string) {
  const { imdn: root } = parser.parse(text) as {
    imdn: Record<string, string> & { "delivery-notification": { status: Record<string, string> } };
  };
  const [status] = Object.keys(root["delivery-notification"].status);
  return { messageId: root["message-id"], type: "delivery", status };
}

test(`parseImdn, ${imdn.length} characters`, async ({ bench }) => {
  const { messageId, notification } = parseImdn(imdn);
  const { type, status } = notification ?? {};
  expect(handImdn(imdn)).toEqual({ messageId, type, status });
  expect(parserImdn(imdn)).toEqual(handImdn(imdn));
  await bench.compare(
    bench("hand reader", () => void handImdn(imdn)),
    bench("@callingcard/imdn", () => void parseImdn(imdn)),
    bench("fast-xml-parser", () => void parserImdn(imdn)),
  );
});

test(`parseIsComposing, ${composing.length} characters`, async ({ bench }) => {
  const parserState = (): string =>
    (parser.parse(composing) as { isComposing: { state: string } }).isComposing.state;
  expect(handState(composing)).toBe(parseIsComposing(composing).state);
  expect(parserState()).toBe(parseIsComposing(composing).state);
  await bench.compare(
    bench("hand reader", () => void handState(composing)),
    bench("@callingcard/imdn", () => void parseIsComposing(composing)),
    bench("fast-xml-parser", () => void parserState()),
  );
});

test("stringifyImdn", async ({ bench }) => {
  const said = parseImdn(imdn);
  expect(stringifyImdn(imdnElement(said))).toBe(imdn);
  expect(handText(said)).toBe(imdn);
  await bench.compare(
    bench("one template", () => void handText(said)),
    bench("@callingcard/imdn", () => void stringifyImdn(imdnElement(said))),
  );
});

test("classifyMessage, message/cpim", async ({ bench }) => {
  const cpim = new TextEncoder().encode(
    `From: <sip:a@example.com>\r\nTo: <sip:b@example.com>\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: d834jied93rf\r\n\r\nContent-type: message/imdn+xml\r\nContent-Disposition: notification\r\n\r\n${imdn}`,
  );
  expect(classifyMessage("message/cpim", cpim)).toBe("imdn");
  expect(handClass(cpim)).toBe("imdn");
  await bench.compare(
    bench("hand reader", () => void handClass(cpim)),
    bench("@callingcard/imdn", () => void classifyMessage("message/cpim", cpim)),
  );
});

test("twice the input is twice the time", async ({ bench }) => {
  const many = (count: number): string =>
    imdn.replace("</imdn>", `${'<x xmlns="urn:x"/>'.repeat(count)}</imdn>`);
  const [once, twice] = [many(400), many(800)];
  await bench.compare(
    bench("400 extensions", () => void parseImdn(once)),
    bench("800 extensions", () => void parseImdn(twice)),
  );
});
