import { createRequest, createResponse, findHeaders, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { readInvitation } from "../../src/procedure/invitation.ts";
import { withoutOwnRoutes } from "../../src/procedure/own-route.ts";
import { proxyRequest, replacedUris } from "../../src/procedure/proxy-request.ts";
import { closeDialog, openDialog, type ProxyDialogs } from "../../src/session/proxy-dialogs.ts";
import { ALICE, binding, BOB } from "../session/world.ts";

const ADDRESSES = {
  host: "pf.example",
  ports: { udp: 5060, tcp: 5070 },
  msrp: { host: "192.0.2.1", port: 2855 },
  coreUri: "sip:core.example;lr",
} as const;

function invite(headers: Readonly<Record<string, string>> = {}): SipRequest {
  return createRequest("INVITE", BOB, {
    headers: Object.entries({
      From: `<${ALICE}>;tag=a`,
      To: `<${BOB}>`,
      "Call-ID": "c1",
      CSeq: "1 INVITE",
      ...headers,
    }).map(([name, value]) => ({ name, value })),
  });
}

function routes(text: string): readonly string[] {
  const request = withoutOwnRoutes(invite({ Route: text }), ADDRESSES);
  return findHeaders(request, "Route").map(({ value }) => value);
}

test.each([
  ["<sip:pf.example;lr>", []],
  ["<sip:pf.example:5070;transport=tcp;lr>", []],
  ["<sip:PF.example:5060;lr>, <sip:core.example;lr>", ["<sip:core.example;lr>"]],
  ["<sip:pf.example:5080;lr>", ["<sip:pf.example:5080;lr>"]],
  ["<sips:pf.example;lr>", ["<sips:pf.example;lr>"]],
  ["<sip:core.example;lr>, <sip:pf.example;lr>", ["<sip:core.example;lr>, <sip:pf.example;lr>"]],
])("of Route: %s is left %j", (text, expected) => {
  expect(routes(text)).toEqual(expected);
});

test.each([
  ["queue, sequential", "fork, parallel, queue"],
  ["NO-FORK", "fork, parallel"],
  ["proxy, cancel, fork", "fork, parallel, proxy, cancel"],
])("Request-Disposition: %s becomes %s", (asked, expected) => {
  const invitation = readInvitation(invite({ "Request-Disposition": asked }), true);
  const { request } = proxyRequest(invitation, undefined, []);
  expect(findHeaders(request, "Request-Disposition").map(({ value }) => value)).toEqual([expected]);
});

test("clients in a session that is replaced are reached without reaching the others", () => {
  const invitation = readInvitation(invite(), true);
  const [one, two] = [binding("1"), binding("2", { pubGruu: undefined })];
  const other = { binding: binding("3"), reason: "" };
  const unknown = { binding: binding("4", { instance: undefined }), reason: "" };
  expect(replacedUris(invitation, [one], [unknown])).toEqual([one.pubGruu]);
  expect(replacedUris(invitation, [one, two], [other])).toEqual([BOB]);
  expect(replacedUris(invitation, [one, two], [other, unknown])).toEqual([
    one.pubGruu,
    two.contact,
  ]);
});

test("the dialogs of a session that is proxied are known until their BYE is answered", () => {
  const dialogs: ProxyDialogs = new Map();
  const answer = (toTag: string, contact: string) =>
    createResponse(invite(), 200, { toTag, headers: [{ name: "Contact", value: contact }] });
  openDialog(dialogs, answer("b1", '<sip:b@192.0.2.3>;+sip.instance="<urn:uuid:1>"'));
  openDialog(dialogs, answer("b2", "<sip:b@192.0.2.4>"));
  expect([...dialogs.values()]).toEqual([
    { instance: "urn:uuid:1", contact: "sip:b@192.0.2.3" },
    { instance: undefined, contact: "sip:b@192.0.2.4" },
  ]);
  closeDialog(dialogs, createResponse(invite(), 407, { toTag: "b1" }));
  closeDialog(dialogs, createResponse(invite(), 200, { toTag: "b2" }));
  expect([...dialogs.keys()]).toEqual(["b1"]);
  // A BYE of the client has its tag in From.
  closeDialog(dialogs, createResponse(invite({ From: `<${BOB}>;tag=b1` }), 481, { toTag: "a" }));
  expect(dialogs.size).toBe(0);
});
