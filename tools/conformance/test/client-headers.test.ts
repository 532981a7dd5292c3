import {
  bodyParts,
  encodeMessage,
  parseMessage,
  readHeader,
  type SipRequest,
} from "@callingcard/sip";
import { expect, test } from "vitest";
import { isOf, value, values } from "./world/header.ts";
import { msrpMedia, sdpText, SESSION_FEATURE } from "./world/invitation.ts";
import { createWorld, type World } from "./world/world.ts";

/** Invites Bob by an INVITE with header fields, and gives it with the one that his client gets. */
async function invited(
  world: World,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly invite: SipRequest; readonly message: SipRequest }> {
  const invite = await world.invite({ headers });
  const { message } = await world.takeInvite(1);
  return { invite, message };
}

/** An INVITE with a list of recipients beside its description. */
async function withRecipients(world: World, entries: string): Promise<SipRequest> {
  const list = `<?xml version="1.0"?>
<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:cp="urn:ietf:params:xml:ns:copycontrol"><list>${entries}</list></resource-lists>`;
  const sdp = sdpText(msrpMedia(world.msrp.uri("originator"), 9));
  const body = `--b1
Content-Type: application/sdp

${sdp}
--b1
Content-Type: application/resource-lists+xml
Content-Disposition: recipient-list

${list}
--b1--
`;
  await world.invite({ headers: { "Content-Type": 'multipart/mixed;boundary="b1"' }, body });
  return (await world.takeInvite(1)).message;
}

test("[CPM-030] Accept-Contact is copied as it stands", async () => {
  const world = await createWorld({ clients: [{ pubGruu: undefined }] });
  const own = [`*;${SESSION_FEATURE};Require`, '*;audio;explicit, *;language="de,en"'];
  const { invite, message } = await invited(world, {
    "Accept-Contact": own[0] ?? "",
    a: own[1] ?? "",
  });
  expect(values(invite, "Accept-Contact")).toEqual(own);
  const copied = values(message, "Accept-Contact").filter((text) => !text.includes("sip.instance"));
  expect(copied).toEqual(own);
});

test("[CPM-031] the identifiers are copied to every leg, octet for octet", async () => {
  const world = await createWorld({ clients: 2 });
  const ids = {
    "Conversation-ID": "F81D4FAE-7dec-11d0-a765-00a0c91e6bf6",
    "Contribution-ID": "abc--DEF.1@host",
    "InReplyTo-Contribution-ID": "01234567-89ab-cdef-0123-456789abcdef",
  };
  await world.invite({ headers: ids });
  for (const client of [1, 2]) {
    const { message } = await world.takeInvite(client);
    for (const [name, id] of Object.entries(ids)) expect(values(message, name)).toEqual([id]);
  }
});

test("[CPM-031] an identifier that is not there is not made up", async () => {
  const { message } = await invited(await createWorld(), {});
  expect(values(message, "InReplyTo-Contribution-ID")).toEqual([]);
});

test("[CPM-032] Contact is the function, and a request sent there reaches the dialog", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const [leg] = legs;
  const { host, ports } = world.fn.addresses;
  expect(leg?.dialog.remoteTarget).toMatch(
    new RegExp(`^sip:[A-Za-z0-9]+-[A-Za-z0-9]+@${host}:${ports.tcp};transport=tcp$`),
  );
  const sent = await leg?.request("BYE");
  const where = isOf(sent ?? (await world.takeInvite()).message);
  expect((await world.core.takeResponse(200, { where })).message.statusCode).toBe(200);
  await originator.takeBye();
});

test("[CPM-033] the other header fields are carried over, unknown ones too, in their order", async () => {
  const world = await createWorld();
  const others = {
    Subject: "lunch;  at one ",
    Priority: "urgent",
    "X-Unknown": 'a="b", c',
    __proto___: "x",
    "P-Charging-Vector": "icid-value=abc;orig-ioi=a.example",
    "History-Info": "<sip:bob@ims.example>;index=1",
    Date: "Sat, 13 Nov 2010 23:29:00 GMT",
    Accept: "application/sdp, message/cpim",
    "Alert-Info": "<http://a.example/ring.wav>",
  };
  const { message } = await invited(world, others);
  const carried = message.headers.filter(({ name }) => name in others);
  expect(carried.map(({ name, value: text }) => [name, text.trim()])).toEqual(
    Object.entries(others).map(([name, text]) => [name, text.trim()]),
  );
});

test("[CPM-033] what is of the hop or of the other dialog is not", async () => {
  const world = await createWorld();
  const { invite, message } = await invited(world, {
    Authorization: 'Digest username="alice"',
    "Proxy-Authorization": 'Digest username="alice"',
    "P-Preferred-Identity": "<sip:alice@ims.example>",
    "Record-Route": "<sip:core.example;lr>",
    Require: "timer",
    "Max-Forwards": "17",
  });
  const gone = ["Authorization", "Proxy-Authorization", "P-Preferred-Identity", "Record-Route"];
  for (const name of [...gone, "Require"]) expect(values(message, name)).toEqual([]);
  expect(value(message, "Max-Forwards")).toBe("16");
  expect(values(message, "Via")).toHaveLength(1);
  expect(value(message, "Via")).not.toContain(value(invite, "Via")?.split("branch=")[1]);
});

test("[CPM-033] who invites and who is invited is told as it is, name and parameters too", async () => {
  const world = await createWorld();
  const { message } = await invited(world, {
    From: '"Alice \\"A\\" Ä" <sip:alice@ims.example;user=phone>;tag=o9;x-place="at home"',
    To: "Bob <sip:bob@ims.example>;x-kind=friend",
  });
  expect(value(message, "From")).toMatch(
    /^"Alice \\"A\\" Ä" <sip:alice@ims\.example;user=phone>(?=.*;x-place="at home").*;tag=(?!o9)/,
  );
  expect(value(message, "To")).toBe("Bob <sip:bob@ims.example>;x-kind=friend");
});

test("[CPM-034] Supported has timer and recipient-list-invite", async () => {
  const world = await createWorld();
  const { message } = await invited(world, { Supported: "100rel, histinfo, replaces" });
  const supported = readHeader(message, "Supported") ?? [];
  expect(supported.slice(0, 2)).toEqual(["timer", "recipient-list-invite"]);
  // Only what the function can do in the place of the originator is said besides.
  expect(supported).not.toContain("replaces");
});

test.each([
  ["the provider's interval", {}, "600", "90"],
  ["no less than the originator's floor", { "Min-SE": "1200" }, "1200", "1200"],
  ["not the originator's own", { "Session-Expires": "7200;refresher=uac" }, "600", "90"],
])("[CPM-035] Session-Expires has %s, and the client refreshes", async (_, headers, se, floor) => {
  const world = await createWorld({ settings: { sessionExpires: 600 } });
  const { message } = await invited(world, headers);
  expect(values(message, "Session-Expires")).toEqual([`${se};refresher=uas`]);
  expect(values(message, "Min-SE")).toEqual([floor]);
});

test("[CPM-036] User-Agent is the release of the function", async () => {
  const release = "CPM-serv/OMA2.2 RCS-serv/UP_2.3";
  const world = await createWorld({ settings: { release } });
  const { message } = await invited(world, { "User-Agent": "CPM-client/OMA2.0" });
  expect(values(message, "User-Agent")).toEqual([release]);
});

test("[CPM-037] the list of recipients becomes their history, without those that are hidden", async () => {
  const world = await createWorld();
  const message = await withRecipients(
    world,
    '<entry uri="sip:carol@ims.example" cp:copyControl="to"/><entry uri="sip:dave@ims.example" cp:copyControl="cc" cp:anonymize="true"/><entry uri="sip:eve@ims.example" cp:copyControl="bcc"/>',
  );
  expect(value(message, "Content-Type")).toMatch(/^multipart\/mixed;boundary=/);
  const parts = bodyParts(parseMessage(encodeMessage(message)));
  const types = parts.map(({ contentType }) => `${contentType?.type}/${contentType?.subtype}`);
  expect(types).toEqual(["application/sdp", "application/resource-lists+xml"]);
  const [, history] = parts;
  expect(history?.fields.find(({ name }) => name === "Content-Disposition")?.value).toBe(
    "recipient-list-history; handling=optional",
  );
  const text = new TextDecoder().decode(history?.body);
  expect(text).toContain("sip:carol@ims.example");
  expect(text).not.toMatch(/dave|eve|bcc/);
  expect(text).toContain("anonymous@anonymous.invalid");
});

test("[CPM-037] where nobody is left in the history there is none", async () => {
  const world = await createWorld();
  const message = await withRecipients(
    world,
    '<entry uri="sip:eve@ims.example" cp:copyControl="bcc"/>',
  );
  expect(value(message, "Content-Type")).toBe("application/sdp");
  expect(new TextDecoder().decode(message.body)).not.toContain("eve");
});
