import { encodeEntity, parseEntity } from "@callingcard/mime";
import { describe, expect, test } from "vitest";
import {
  classifyMessage,
  imdnAnswer,
  imdnElement,
  imdnEntity,
  ImdnError,
  isAskedFor,
  isImdnEntity,
  parseImdnEntity,
  stringifyImdn,
  type Disposition,
} from "../src/index.ts";

const DELIVERED: Disposition = { type: "delivery", status: "delivered" };
const FAILED: Disposition = { type: "delivery", status: "failed" };
const STORED: Disposition = { type: "processing", status: "stored" };
const DISPLAYED: Disposition = { type: "display", status: "displayed" };

describe("RFC 5438 section 6.2: what is asked for", () => {
  test.each([
    { asked: ["positive-delivery"], told: [DELIVERED] },
    { asked: ["negative-delivery"], told: [FAILED] },
    { asked: ["processing"], told: [STORED] },
    { asked: ["display"], told: [DISPLAYED] },
    { asked: ["positive-delivery", "display"], told: [DELIVERED, DISPLAYED] },
    { asked: ["Display", "delivery"], told: [] },
    { asked: [], told: [] },
  ])("$asked", ({ asked, told }) => {
    const all = [DELIVERED, FAILED, STORED, DISPLAYED];
    expect(all.filter((one) => isAskedFor(asked, one))).toEqual(told);
  });
});

describe("an answer", () => {
  const message = {
    messageId: "34jk324j",
    dateTime: "2008-04-04T12:16:49-05:00",
    recipientUri: "im:bob@example.com",
    subject: "Lunch",
    asked: ["display"],
  };

  test("repeats what the message says of itself", () => {
    const { asked, ...said } = message;
    expect(imdnAnswer(message, DISPLAYED)).toEqual({ ...said, notification: DISPLAYED });
    expect(asked).toEqual(["display"]);
  });

  test("is not given when nobody asked, to a notification, or about a message without identifier", () => {
    expect(imdnAnswer(message, DELIVERED)).toBeUndefined();
    expect(imdnAnswer({ ...message, isNotification: true }, DISPLAYED)).toBeUndefined();
    expect(imdnAnswer({ ...message, messageId: undefined }, DISPLAYED)).toBeUndefined();
  });
});

describe("an aggregate (RFC 5438 section 8.3)", () => {
  const one = { messageId: "1", notification: DELIVERED };
  const two = { messageId: "2", notification: DISPLAYED };

  test("one notification stands alone", () => {
    expect(new TextDecoder().decode(encodeEntity(imdnEntity([one], "b")))).toBe(
      `Content-Type: message/imdn+xml\r\nContent-Disposition: notification\r\n\r\n${stringifyImdn(imdnElement(one))}`,
    );
  });

  test("several are parts", () => {
    const entity = parseEntity(encodeEntity(imdnEntity([one, two], "b")));
    expect(isImdnEntity(entity)).toBe(true);
    expect(parseImdnEntity(entity)).toMatchObject([one, two]);
  });

  test("none is no aggregate, nor is a boundary allowed that stands in a part", () => {
    expect(() => imdnEntity([], "b")).toThrow(RangeError);
    const inside = { messageId: "1", subject: "\r\n--b\r\n" };
    expect(() => imdnEntity([inside, two], "b")).toThrow(RangeError);
    expect(() => imdnEntity([one, two], "b ")).toThrow(RangeError);
  });

  test("a part of another type is refused", () => {
    const text =
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b--";
    const entity = parseEntity(new TextEncoder().encode(text));
    expect(isImdnEntity(entity)).toBe(false);
    expect(() => parseImdnEntity(entity)).toThrow(ImdnError);
    expect(() => parseImdnEntity({ fields: [], body: undefined })).toThrow(ImdnError);
  });
});

describe("the class of a message", () => {
  const encode = (text: string): Uint8Array =>
    new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
  const imdn = "Content-Type: message/imdn+xml\n\n<imdn/>";

  test.each([
    { type: "text/plain", body: "hi", is: "chat" },
    { type: undefined, body: "hi", is: "chat" },
    { type: "no type", body: "hi", is: "chat" },
    { type: undefined, body: "", is: "keepalive" },
    { type: "text/plain", body: "", is: "keepalive" },
    { type: "message/imdn+xml", body: "<imdn/>", is: "imdn" },
    { type: "MESSAGE/IMDN+XML; charset=utf-8", body: "<imdn/>", is: "imdn" },
    { type: "application/im-iscomposing+xml", body: "<isComposing/>", is: "composing" },
    { type: "multipart/mixed; boundary=b", body: `--b\n${imdn}\n--b\n${imdn}\n--b--`, is: "imdn" },
    { type: "multipart/mixed; boundary=b", body: `--b\n${imdn}\n--b\n\nhi\n--b--`, is: "chat" },
    { type: "multipart/mixed; boundary=b", body: "no part", is: "chat" },
    { type: "multipart/mixed", body: "no boundary", is: "chat" },
    { type: "message/cpim", body: `From: <sip:a>\nTo: <sip:b>\n\n${imdn}`, is: "imdn" },
    {
      type: "message/cpim",
      body: `From: <sip:a>\n\nContent-type: application/im-iscomposing+xml; charset=utf-8\n\nx`,
      is: "composing",
    },
    { type: "message/cpim", body: "From: <sip:a>\n\nContent-Type: text/plain\n\nhi", is: "chat" },
    { type: "message/cpim", body: "From: <sip:a>\n\n\nhi", is: "chat" },
    { type: "message/cpim", body: "From: <sip:a>\nContent-Type: message/imdn+xml", is: "chat" },
    { type: "message/cpim", body: `From: <sip:a>\n\n${imdn.replace(":", " ")}`, is: "chat" },
    { type: "message/cpim", body: `\n${imdn}`, is: "imdn" },
    { type: " message/imdn+xml;\r\n charset=utf-8", body: "<imdn/>", is: "imdn" },
    { type: "text/plain (\ud83d)", body: "hi", is: "chat" },
    { type: "text/plain\r\nContent-Type: message/imdn+xml", body: "hi", is: "chat" },
  ])("$type, $body: $is", ({ type, body, is }) => {
    expect(classifyMessage(type, encode(body))).toBe(is);
  });

  test("a lone line feed before a blank line does not make what follows the content", () => {
    const body = `From: <sip:a>\n\r\n${imdn.replaceAll("\n", "\r\n")}`;
    expect(classifyMessage("message/cpim", new TextEncoder().encode(body))).toBe("chat");
  });

  test("no body at all keeps a connection open", () => {
    expect(classifyMessage("text/plain", undefined)).toBe("keepalive");
  });
});
