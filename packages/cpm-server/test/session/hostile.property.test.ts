// Spoiled messages: whatever a peer writes into an INVITE, an answer or an offer, a session answers or passes over it; it never
// throws.

import {
  createResponse,
  encodeMessage,
  parseMessage,
  readHeader,
  SipError,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { expect } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { runs } from "./runs.ts";
import { binding, CORE, sdp, value, World } from "./world.ts";

/** What a spoiler writes: pieces of the grammars that stand in the wrong place. */
const PIECES = [
  "",
  " ",
  ";",
  ",",
  "<",
  ">",
  '"',
  "\\",
  "\u0000",
  "\u0001",
  "\r\n",
  "\n",
  "=",
  ":",
  "/",
  "*",
  "%00",
  "%",
  "@",
  "é",
  "\ud83d\ude00",
  "0",
  "99999999999999999999",
  "-1",
  "[::1]",
  "sip:",
  "msrp://",
  ";tcp",
  "a=setup:holdconn\r\n",
  "a=max-size:x\r\n",
  "a=accept-types:\r\n",
  "m=message 0 TCP/MSRP *\r\n",
  "c=IN IP4\r\n",
  "a=path:x\r\n",
  "timer",
  "require",
  "uas",
];

const spoil = fc.array(
  fc.record({
    at: fc.nat({ max: 3_000 }),
    cut: fc.nat({ max: 12 }),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 4 },
);

type Spoil = readonly { readonly at: number; readonly cut: number; readonly piece: string }[];

/** The fields that the transport reads before a message gets anywhere. */
const ROUTING = [
  "Via",
  "From",
  "To",
  "Call-ID",
  "CSeq",
  "Max-Forwards",
  "Route",
  "Record-Route",
  "Contact",
] as const;

/** A message that was spoiled, as the transport would hand it over; `undefined` where it would not. */
function spoiled(message: SipMessage, changes: Spoil, isBody: boolean): SipMessage | undefined {
  let text = new TextDecoder().decode(encodeMessage(message));
  const body = text.indexOf("\r\n\r\n") + 4;
  for (const { at, cut, piece } of changes) {
    const length = isBody ? text.length - body : body;
    const place = (isBody ? body : 0) + (length === 0 ? 0 : at % length);
    text = text.slice(0, place) + piece + text.slice(place + cut);
  }
  const octets = new TextEncoder().encode(
    text.replace(/(^|\r\n)Content-Length: \d+/, (_, before: string) => {
      const rest = new TextEncoder().encode(text.slice(text.indexOf("\r\n\r\n") + 4));
      return `${before}Content-Length: ${rest.length}`;
    }),
  );
  try {
    const read = parseMessage(octets);
    for (const name of ROUTING) readHeader(read, name);
    if (["Via", "From", "To", "Call-ID", "CSeq"].some((name) => value(read, name) === ""))
      return undefined;
    return read;
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

const settings: fc.Arbitrary<Partial<Settings>> = fc.constantFrom<Partial<Settings>>(
  {},
  { deferral: true, recording: true },
  { mode: "proxy", multiDevice: "first", directDelivery: false },
  { interworking: true, isfUri: "sip:isf.example", splitStreams: true },
);

const MULTIPART =
  `--b1\r\nContent-Type: application/sdp\r\n\r\n${sdp({ name: "alice" })}\r\n--b1\r\n` +
  "Content-Type: application/resource-lists+xml\r\nContent-Disposition: recipient-list\r\n\r\n" +
  '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="tel:+1"/></list></resource-lists>' +
  "\r\n--b1--\r\n";

const GROUP = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session.group";

function template(isGroup: boolean): SipRequest {
  const world = new World();
  return world.invite({
    ...(isGroup && { body: MULTIPART, contentType: "multipart/mixed;boundary=b1" }),
    without: isGroup ? ["P-Asserted-Service"] : [],
    headers: [
      { name: "Privacy", value: "none" },
      { name: "Min-SE", value: "90" },
      { name: "Session-Replaces", value: "old" },
      ...(isGroup ? [{ name: "P-Asserted-Service", value: GROUP }] : []),
    ],
  });
}

const TEMPLATES = [template(false), template(true)];
const groupMember = binding("2", {
  features: [
    {
      tag: "+g.3gpp.icsi-ref",
      values: [{ kind: "token", isNegated: false, token: encodeURIComponent(GROUP) }],
    },
  ],
});

test.prop([settings, fc.nat({ max: 1 }), spoil, fc.boolean()], { numRuns: runs(200) })(
  "an INVITE that is spoiled",
  (changes, which, spoils, isBody) => {
    const message = spoiled(TEMPLATES[which] as SipRequest, spoils, isBody);
    if (message?.kind !== "request" || message.method !== "INVITE") return;
    const world = new World({ settings: changes, bindings: [binding("1"), groupMember] });
    world.start({ kind: "invited", request: message, source: CORE });
    for (const { message: sent } of world.sent()) {
      if (sent.kind === "request" && sent.method === "INVITE") world.answer(sent, 200, "b1");
    }
    world.advance(200_000);
    expect(world.actions.length).toBeGreaterThan(0);
  },
);

test.prop([settings, spoil, fc.boolean(), fc.constantFrom(180, 200, 302, 488, 603)], {
  numRuns: runs(120),
})("an answer that is spoiled", (changes, spoils, isBody, status) => {
  const world = new World({ settings: changes, bindings: [binding("1")] });
  world.invite();
  const [invite] = world.requests(world.sent(), "INVITE");
  if (invite === undefined) return;
  const response = createResponse(invite, status, {
    toTag: "b1",
    headers: [
      { name: "Contact", value: "<sip:bob@192.0.2.9>;q=0.5" },
      { name: "Session-Expires", value: "1800;refresher=uas" },
      { name: "Reason", value: "SIP;cause=200" },
    ],
    body: new TextEncoder().encode(sdp({ name: "b1" })),
    contentType: "application/sdp",
  });
  const message = spoiled(response, spoils, isBody);
  if (message === undefined) return;
  world.step({ kind: "sip", message, source: CORE });
  if (changes.mode !== "proxy") world.send("c1.0", "k", "b10", "hello");
  world.advance(200_000);
  expect(world.actions.length).toBeGreaterThan(0);
});

test.prop(
  [
    settings,
    spoil,
    fc.boolean(),
    fc.constantFrom("INVITE", "UPDATE", "INFO", "BYE", "ACK", "NOTIFY"),
  ],
  { numRuns: runs(120) },
)("a request within the session that is spoiled", (changes, spoils, isBody, method) => {
  const world = new World({ settings: changes, bindings: [binding("1")] });
  world.invite();
  const [invite] = world.requests(world.sent(), "INVITE");
  if (invite === undefined) return;
  const route = value(invite, "Record-Route");
  world.answer(invite, 200, "b1");
  const ok = world.responses(world.sent()).find(({ statusCode }) => statusCode === 200);
  if (ok === undefined) return;
  world.acknowledge(ok);
  const headers = [
    ...(route === "" ? [] : [{ name: "Route", value: route }]),
    { name: "Session-Expires", value: "1800;refresher=uac" },
    { name: "Supported", value: "timer" },
  ];
  const body = sdp({ name: "alice", types: "text/plain" }).replace(" 1 1 IN", " 1 2 IN");
  const request = world.within(ok, method, 2, "z9hG4bKwithin", headers, body);
  const message = spoiled(request, spoils, isBody);
  if (message === undefined) return;
  world.step({ kind: "sip", message, source: CORE });
  for (const sent of world.requests(world.sent(), "INVITE")) {
    world.answer(sent, 200, "b1", { body: sdp({ name: "b1", types: "text/plain" }) });
  }
  world.advance(200_000);
  expect(world.actions.length).toBeGreaterThan(0);
});

test.prop([spoil], { numRuns: runs(80) })("documents of XDM that are spoiled", (spoils) => {
  const lists = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="oma_blockedcontacts">
<entry uri="sip:x@y"/><external anchor="http://x/resource-lists/users/sip:a@b/index/~~/resource-lists/list%5B@name=%22l%22%5D"/>
<entry-ref ref="resource-lists/users/sip:a@b/index/~~/resource-lists/list%5B@name=%22l%22%5D/entry%5B@uri=%22sip:c@d%22%5D"/></list></resource-lists>`;
  const rules = `<cp:ruleset xmlns:cp="urn:ietf:params:xml:ns:common-policy" xmlns:oxe="urn:oma:xml:xdm:extensions"><cp:rule id="r"><cp:conditions>
<oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list></cp:conditions><cp:actions><oxe:allow-do-not-disturb>false</oxe:allow-do-not-disturb></cp:actions></cp:rule></cp:ruleset>`;
  let [index, policy] = [lists, rules];
  for (const { at, cut, piece } of spoils) {
    index = index.slice(0, at % index.length) + piece + index.slice((at % index.length) + cut);
    policy = policy.slice(0, at % policy.length) + piece + policy.slice((at % policy.length) + cut);
  }
  const world = new World({ bindings: [binding("1")], documents: { index, rules: policy } });
  world.invite();
  expect(world.sent().length).toBeGreaterThan(0);
});
