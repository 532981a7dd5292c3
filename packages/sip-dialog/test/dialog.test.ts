import { createResponse, encodeMessage, parseMessage, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import {
  acceptDialogRequest,
  confirmDialog,
  createClientDialog,
  createDialogAck,
  createDialogRequest,
  createServerDialog,
  type Dialog,
  matchesDialog,
  nextHop,
  refreshTarget,
} from "../src/index.ts";

function request(...lines: readonly string[]): SipRequest {
  const message = parseMessage(new TextEncoder().encode([...lines, "", ""].join("\r\n")));
  if (message.kind !== "request") throw new Error("no request");
  return message;
}

const INVITE = request(
  "INVITE sip:b@b.example SIP/2.0",
  "Via: SIP/2.0/UDP a.example;branch=z9hG4bK1",
  "Record-Route: <sip:p2.example;lr>, <sip:p1.example;lr>",
  'From: "A" <sip:a@a.example>;tag=1',
  "To: <sip:b@b.example>",
  "Call-ID: c@a.example",
  "CSeq: 7 INVITE",
  "Contact: <sip:a@192.0.2.1>",
);

const RINGING = createResponse(INVITE, 180, {
  toTag: "2",
  headers: [
    { name: "Record-Route", value: "<sip:p2.example;lr>, <sip:p1.example;lr>" },
    { name: "Contact", value: "<sip:b@192.0.2.2>" },
  ],
});

const CLIENT = createClientDialog(INVITE, RINGING);
const SERVER = createServerDialog(INVITE, "2", 200);

test("begins on both sides with the same tags and the route the other way round", () => {
  expect(CLIENT).toEqual({
    state: "early",
    callId: "c@a.example",
    localTag: "1",
    remoteTag: "2",
    localParty: '"A" <sip:a@a.example>;tag=1',
    remoteParty: "<sip:b@b.example>;tag=2",
    localSequence: 7,
    remoteSequence: undefined,
    remoteTarget: "sip:b@192.0.2.2",
    routeSet: ["<sip:p1.example;lr>", "<sip:p2.example;lr>"],
    isSecure: false,
  });
  expect(SERVER).toEqual({
    state: "confirmed",
    callId: "c@a.example",
    localTag: "2",
    remoteTag: "1",
    localParty: "<sip:b@b.example>;tag=2",
    remoteParty: '"A" <sip:a@a.example>;tag=1',
    localSequence: undefined,
    remoteSequence: 7,
    remoteTarget: "sip:a@192.0.2.1",
    routeSet: ["<sip:p2.example;lr>", "<sip:p1.example;lr>"],
    isSecure: false,
  });
});

test("takes the route of the 2xx in place of that of the provisional response", () => {
  const success = createResponse(INVITE, 200, {
    toTag: "2",
    headers: [
      { name: "Record-Route", value: "<sip:p3.example;lr>" },
      { name: "Contact", value: "<sip:b@192.0.2.3>" },
    ],
  });
  expect(confirmDialog(CLIENT, success)).toEqual({
    ...CLIENT,
    state: "confirmed",
    routeSet: ["<sip:p3.example;lr>"],
    remoteTarget: "sip:b@192.0.2.3",
  });
});

test("makes requests with the route, the parties and the next number", () => {
  const [next, bye] = createDialogRequest(CLIENT, "BYE");
  expect(next.localSequence).toBe(8);
  expect(new TextDecoder().decode(encodeMessage(bye)).split("\r\n")).toEqual([
    "BYE sip:b@192.0.2.2 SIP/2.0",
    "Max-Forwards: 70",
    "Route: <sip:p1.example;lr>",
    "Route: <sip:p2.example;lr>",
    'From: "A" <sip:a@a.example>;tag=1',
    "To: <sip:b@b.example>;tag=2",
    "Call-ID: c@a.example",
    "CSeq: 8 BYE",
    "Content-Length: 0",
    "",
    "",
  ]);
  expect(nextHop(CLIENT)).toBe("sip:p1.example;lr");
  expect(nextHop({ ...CLIENT, routeSet: [] })).toBe("sip:b@192.0.2.2");
  const [, first] = createDialogRequest(SERVER, "INFO");
  expect(first.headers).toContainEqual({ name: "CSeq", value: "1 INFO" });
});

test("acknowledges with the number of the INVITE", () => {
  expect(createDialogAck(CLIENT, 7).headers).toContainEqual({ name: "CSeq", value: "7 ACK" });
});

// The example of RFC 3261 section 12.2.1.1.
test("puts a strict router into the Request-URI and the target behind the routes", () => {
  const dialog: Dialog = {
    ...CLIENT,
    remoteTarget: "sip:user@remoteua",
    routeSet: ["<sip:proxy1;method=INVITE?x=y>", "<sip:proxy2>", "<sip:proxy3;lr>", "<sip:proxy4>"],
  };
  const [, info] = createDialogRequest(dialog, "INFO");
  expect(info.requestUri).toBe("sip:proxy1");
  expect(info.headers.filter(({ name }) => name === "Route").map(({ value }) => value)).toEqual([
    "<sip:proxy2>",
    "<sip:proxy3;lr>",
    "<sip:proxy4>",
    "<sip:user@remoteua>",
  ]);
});

test("knows its requests and responses by Call-ID and tags", () => {
  const [, bye] = createDialogRequest(SERVER, "BYE");
  expect(matchesDialog(CLIENT, bye)).toBe(true);
  expect(matchesDialog(SERVER, bye)).toBe(false);
  expect(matchesDialog(SERVER, createResponse(bye, 200))).toBe(true);
  expect(matchesDialog({ ...CLIENT, callId: "d" }, bye)).toBe(false);
  const broken = bye.headers.filter(({ name }) => name !== "From");
  expect(matchesDialog(CLIENT, { ...bye, headers: broken })).toBe(false);
});

test("has an empty tag for a side that gives none, as in RFC 2543", () => {
  const dialog = createClientDialog(INVITE, createResponse(INVITE, 200));
  expect(dialog.remoteTag).toBe("");
  const [, bye] = createDialogRequest(dialog, "BYE");
  expect(bye.headers).toContainEqual({ name: "To", value: "<sip:b@b.example>" });
  expect(matchesDialog(dialog, createResponse(bye, 200))).toBe(true);
});

test("refuses requests by their number and tags", () => {
  const info = (sequence: string) => {
    const [, made] = createDialogRequest(CLIENT, "INFO");
    const headers = made.headers.map((header) =>
      header.name === "CSeq" ? { name: "CSeq", value: sequence } : header,
    );
    return acceptDialogRequest(SERVER, { ...made, headers });
  };
  expect(info("8 INFO")).toEqual({ kind: "accepted", dialog: { ...SERVER, remoteSequence: 8 } });
  expect(info("99 INFO")).toMatchObject({ kind: "accepted" });
  expect(info("7 INFO")).toEqual({ kind: "refused", statusCode: 482 });
  expect(info("6 INFO")).toEqual({ kind: "refused", statusCode: 500 });
  expect(info("no INFO")).toEqual({ kind: "refused", statusCode: 400 });
  const [, ours] = createDialogRequest(SERVER, "INFO");
  expect(acceptDialogRequest(SERVER, ours)).toEqual({ kind: "refused", statusCode: 481 });
});

test("goes where the Contact of a refresh says, if there is one", () => {
  const contact = [{ name: "m", value: "<sip:a@192.0.2.9>" }];
  const [, update] = createDialogRequest(CLIENT, "UPDATE", { headers: contact });
  expect(refreshTarget(SERVER, update).remoteTarget).toBe("sip:a@192.0.2.9");
  const [, bare] = createDialogRequest(CLIENT, "UPDATE");
  expect(refreshTarget(SERVER, bare)).toBe(SERVER);
});

test("is secure if the Request-URI and the target are", () => {
  const secure = { ...INVITE, requestUri: "sips:b@b.example" };
  const contact = (uri: string) =>
    createResponse(secure, 200, { headers: [{ name: "Contact", value: `<${uri}>` }] });
  expect(createClientDialog(secure, contact("sips:b@192.0.2.2")).isSecure).toBe(true);
  expect(createClientDialog(secure, contact("sip:b@192.0.2.2")).isSecure).toBe(false);
  expect(createClientDialog(INVITE, contact("sips:b@192.0.2.2")).isSecure).toBe(false);
});
