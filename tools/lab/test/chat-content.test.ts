import { describe, expect, test } from "vitest";
import {
  COMPOSING_TYPE,
  composeChat,
  composeComposing,
  composeNotification,
  readChatContent,
} from "../src/device/chat-content.ts";
import { readAnswer, writeAnswer, writeOffer } from "../src/device/description.ts";

const alice = "sip:alice@example.com";
const bob = "sip:bob@example.com";

describe("what is said", () => {
  test("a chat message is CPIM with what RFC 5438 wants", () => {
    const octets = composeChat({
      from: alice,
      to: bob,
      text: "hällo",
      messageId: "m1",
      wanting: ["delivery", "display"],
      headers: [["Message-Direction", "sent"]],
    });
    expect(readChatContent("message/cpim", octets)).toMatchObject({
      kind: "chat",
      text: "hällo",
      messageId: "m1",
      direction: "sent",
      from: alice,
      to: bob,
      asked: ["positive-delivery", "display"],
      contentType: "text/plain",
    });
  });

  test("a value of Message-Direction that is not known is as none (CPM-125)", () => {
    const chat = { from: alice, to: bob, text: "", messageId: "m1" };
    const octets = composeChat({ ...chat, headers: [["Message-Direction", "sideways"]] });
    expect(readChatContent("message/cpim", octets)).toMatchObject({ direction: undefined });
  });

  test("notifications name the message and what became of it", () => {
    const about = { messageId: "m1", dateTime: "2026-01-02T03:04:05Z" };
    const displayed = { type: "display", status: "displayed" } as const;
    const octets = composeNotification(bob, alice, about, displayed, "n1");
    expect(readChatContent("message/cpim", octets)).toMatchObject({
      kind: "notification",
      messageId: "m1",
      receipt: "display",
      status: "displayed",
    });
    const failed = { type: "delivery", status: "failed" } as const;
    expect(
      readChatContent("message/cpim", composeNotification(bob, alice, about, failed, "n2")),
    ).toMatchObject({ receipt: "failure", status: "failed" });
  });

  test("typing, and nothing", () => {
    expect(readChatContent(COMPOSING_TYPE, composeComposing(true))).toEqual({
      kind: "composing",
      isActive: true,
    });
    expect(readChatContent(COMPOSING_TYPE, composeComposing(false))).toMatchObject({
      isActive: false,
    });
    expect(readChatContent(undefined, new Uint8Array())).toEqual({ kind: "nothing" });
  });

  test("text that is not wrapped", () => {
    const octets = new TextEncoder().encode("plain");
    expect(readChatContent("text/plain", octets)).toMatchObject({ text: "plain", cpim: undefined });
  });
});

describe("descriptions", () => {
  const own = (port: number) => ({
    address: "127.0.0.1",
    uri: `msrp://127.0.0.1:${port}/s${port};tcp`,
    acceptTypes: ["message/cpim", "application/im-iscomposing+xml"],
    acceptWrappedTypes: ["*"],
  });

  test.each([
    ["passive", true, true],
    ["active", true, false],
    ["actpass", true, false],
    ["actpass", false, true],
  ] as const)("an offer of %s is answered by its other half", (role, isReachable, connects) => {
    const answered = writeAnswer(writeOffer(own(1), role), own(2), isReachable);
    expect(answered?.connects).toBe(connects);
    expect(answered?.far.path).toBe("msrp://127.0.0.1:1/s1;tcp");
    const answer = readAnswer(answered?.text ?? "");
    expect(answer?.connects).toBe(!connects);
    expect(answer?.far.path).toBe("msrp://127.0.0.1:2/s2;tcp");
  });

  test("an offer without a medium that can be taken has no answer", () => {
    const offer = writeOffer({ ...own(1), acceptTypes: ["image/png"] }, "passive");
    expect(writeAnswer(offer, own(2), true)).toBeUndefined();
    expect(readAnswer(offer.replace("m=message 1 ", "m=message 0 "))).toBeUndefined();
  });
});
