import { parseXml } from "@callingcard/xml";
import { expect, test } from "vitest";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import {
  imdnElement,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "../src/index.ts";
import { comparable } from "./comparable.ts";

const imdns = rfcExamples(5438).filter(({ xml }) => xml.includes("<imdn "));
const statuses = rfcExamples(3994).filter(({ xml }) => xml.includes("<isComposing "));

test("all examples are found", () => {
  expect(imdns).toHaveLength(5);
  expect(statuses).toHaveLength(2);
});

test.each(imdns)("the notification in RFC 5438 section $section comes back", ({ xml }) => {
  const written = stringifyImdn(imdnElement(parseImdn(xml)));
  expect(comparable(parseXml(written).root)).toEqual(comparable(parseXml(xml).root));
});

test.each(statuses)("the status in RFC 3994 section $section comes back", ({ xml }) => {
  const written = stringifyImdn(isComposingElement(parseIsComposing(xml)));
  expect(comparable(parseXml(written).root)).toEqual(comparable(parseXml(xml).root));
});

test("they say what they say", () => {
  expect(parseImdn(imdns[0]?.xml ?? "")).toMatchObject({
    messageId: "34jk324j",
    dateTime: "2008-04-04T12:16:49-05:00",
    recipientUri: "im:bob@example.com",
    originalRecipientUri: "im:bob@example.com",
    notification: { type: "delivery", status: "delivered" },
  });
  expect(parseIsComposing(statuses[0]?.xml ?? "")).toMatchObject({
    state: "active",
    contentType: "text/plain",
    refreshSeconds: 90,
  });
});
