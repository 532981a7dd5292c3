import { createRequest, type HeaderField, type SipRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import { carriedHeaders, identifierHeaders } from "../../src/procedure/carry-over.ts";
import { clientInterval } from "../../src/procedure/client-invite.ts";
import { featureParameters, serviceParameter } from "../../src/procedure/contact.ts";
import { readInvitation, SESSION_SERVICE } from "../../src/procedure/invitation.ts";
import { findSuitable, type Wanted } from "../../src/procedure/suitability.ts";
import { DEFAULT_SETTINGS } from "../../src/settings.ts";
import { binding } from "../session/world.ts";

function invite(...headers: readonly HeaderField[]): SipRequest {
  return createRequest("INVITE", "tel:+15550002", {
    headers: [{ name: "From", value: "<tel:+15550001>;tag=a" }, ...headers],
  });
}

function field(name: string, value: string): HeaderField {
  return { name, value };
}

function names(headers: readonly HeaderField[]): readonly string[] {
  return headers.map(({ name }) => name);
}

describe("header fields that go to the clients (A-13)", () => {
  test("all others than those of the hop, the dialog and the function, in their order and spelling", () => {
    const request = invite(
      field("Via", "SIP/2.0/TCP a"),
      field("v", "SIP/2.0/TCP b"),
      field("Route", "<sip:a;lr>"),
      field("Record-Route", "<sip:a;lr>"),
      field("i", "call"),
      field("CSeq", "1 INVITE"),
      field("m", "<sip:a>"),
      field("X-unKNOWN", "1"),
      field("a", "*;audio"),
      field("Authorization", "Digest x=y"),
      field("k", "timer"),
      field("Require", "timer"),
      field("x", "1800"),
      field("Min-SE", "90"),
      field("P-Preferred-Identity", "<sip:a>"),
      field("c", "text/plain"),
      field("Content-Language", "en"),
      field("Subject", "s"),
      field("Session-Replaces", "r"),
      field("Conversation-ID", "c"),
    );
    const carried = carriedHeaders(readInvitation(request, true));
    expect(names(carried)).toEqual([
      "X-unKNOWN",
      "a",
      "Subject",
      "Session-Replaces",
      "Conversation-ID",
    ]);
  });

  test("assertions of a trusted neighbour, unless Privacy withholds them (D11)", () => {
    const asserted = field("P-Asserted-Identity", "<tel:+15550001>");
    const carry = (isTrusted: boolean, ...more: readonly HeaderField[]) =>
      names(carriedHeaders(readInvitation(invite(asserted, ...more), isTrusted)));
    expect(carry(true)).toEqual(["P-Asserted-Identity"]);
    expect(carry(false)).toEqual([]);
    expect(carry(true, field("Privacy", "id"))).toEqual(["Privacy"]);
  });
});

test("identifiers are byte for byte those of the INVITE", () => {
  const own = [field("contribution-id", "AbC"), field("InReplyTo-Contribution-ID", "0")];
  expect(identifierHeaders(invite(field("Subject", "x"), ...own))).toEqual(own);
});

test("the interval is the provider's, and not below what the originator takes", () => {
  const interval = (...headers: readonly HeaderField[]) =>
    clientInterval(readInvitation(invite(...headers), true), DEFAULT_SETTINGS);
  expect(interval()).toBe(1_800);
  expect(interval(field("Min-SE", "3600"))).toBe(3_600);
});

test("Contact says what the originator can do, and not which device it is", () => {
  const contact =
    '<sip:a>;isfocus;+g.x="1,2";+sip.instance="<urn:a>";q=0.5;expires=60;pub-gruu="sip:b"';
  expect(featureParameters(invite(field("Contact", contact)))).toBe(';isfocus;+g.x="1,2"');
  expect(featureParameters(invite(field("Contact", "<")))).toBe("");
  expect(featureParameters(invite())).toBe("");
  expect(serviceParameter(SESSION_SERVICE)).toContain('icsi-ref="urn%3Aurn-7%3A3gpp-service');
});

describe("clients that suit (A-07)", () => {
  const wanted = (...headers: readonly HeaderField[]): Wanted => ({
    preferences: readInvitation(invite(...headers), true).preferences,
    service: SESSION_SERVICE,
    offer: undefined,
    at: 1_000,
  });

  test("are those whose registration lasts and who have the service", () => {
    const { suitable, unsuitable } = findSuitable(
      [binding("1"), binding("2", { expiresMs: 1_000 }), binding("3", { features: [] })],
      wanted(),
    );
    expect(suitable).toEqual([binding("1")]);
    expect(unsuitable.map(({ reason }) => reason)).toEqual([
      "expired",
      `without ${SESSION_SERVICE}`,
    ]);
  });

  test("are tried in the order of their preference", () => {
    const { suitable } = findSuitable(
      [binding("1", { q: 0.1 }), binding("2", { q: 0.9 })],
      wanted(),
    );
    expect(suitable.map(({ q }) => q)).toEqual([0.9, 0.1]);
  });

  test("are one for each device, whatever flows it has, and one for all that can not be told apart", () => {
    const anonymous = { instance: undefined, pubGruu: undefined };
    const { suitable } = findSuitable(
      [
        binding("1", { regId: 1 }),
        binding("1", { regId: 2, contact: "sip:other" }),
        binding("2", anonymous),
        binding("3", anonymous),
      ],
      wanted(),
    );
    expect(suitable.map(({ contact }) => contact)).toEqual([
      "sip:bob@192.0.2.1:5060",
      "sip:bob@192.0.2.2:5060",
    ]);
  });

  test("are not those that the originator does not want", () => {
    const instance = binding("2").instance ?? "";
    const reject = field("Reject-Contact", `*;+sip.instance="<${instance}>"`);
    expect(findSuitable([binding("1"), binding("2")], wanted(reject)).suitable).toEqual([
      binding("1"),
    ]);
    const require = field("Accept-Contact", `*;+sip.instance="<${instance}>";require;explicit`);
    expect(findSuitable([binding("1"), binding("2")], wanted(require)).suitable).toEqual([
      binding("2"),
    ]);
  });
});
