import { createRequest, createResponse, type SipResponse } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import { bestResponse, mayDefer, relayedStatus } from "../../src/procedure/final-response.ts";
import { reason } from "../../src/procedure/reason.ts";
import { redirectTargets } from "../../src/procedure/redirect.ts";
import { deliveryPolicy, pathMode } from "../../src/procedure/targets.ts";
import { warningHeader } from "../../src/procedure/warning.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/settings.ts";

function response(status: number, ...contacts: readonly string[]): SipResponse {
  const request = createRequest("INVITE", "sip:b@b.example", {
    headers: [{ name: "To", value: "<sip:b@b.example>" }],
  });
  const headers = contacts.map((value) => ({ name: "Contact", value }));
  return createResponse(request, status, { toTag: "t", headers });
}

describe("the best response (RFC 3261 section 16.7)", () => {
  test.each([
    [[486, 480], 486],
    [[500, 486, 404], 486],
    [[404, 415], 415],
    [[484, 415], 484],
    [[302, 486], 302],
    [[404, 600, 603], 600],
    [[503], 503],
  ])("of %j is %i", (statuses, best) => {
    expect(bestResponse(statuses.map((status) => response(status)))?.statusCode).toBe(best);
  });

  test("of none is none", () => {
    expect(bestResponse([])).toBeUndefined();
  });
});

test("six statuses lead to deferral, and those that are configured", () => {
  const statuses = [404, 408, 480, 486, 487, 488, 500, 501, 503, 504, 600, 603];
  const led = statuses.filter((status) => mayDefer(status, DEFAULT_SETTINGS));
  expect(led).toEqual([408, 480, 487, 500, 503, 504]);
  expect(mayDefer(603, { ...DEFAULT_SETTINGS, deferOn: [603] })).toBe(true);
});

test.each([
  [404, 404],
  [603, 603],
  [503, 500],
  [401, 480],
  [407, 480],
  [422, 480],
  [302, 480],
])("%i goes to the originator as %i", (status, relayed) => {
  expect(relayedStatus(status)).toBe(relayed);
});

describe("where a 302 leads to", () => {
  test("the preferred contact first, each once, SIP and tel alone, without header fields", () => {
    const contacts = [
      "<sip:a@x>;q=0.2, <sip:b@x?Subject=y>;q=0.8",
      "<tel:+15550009>",
      "<mailto:c@x>",
      "<sip:a@x>",
    ];
    expect(redirectTargets(response(302, ...contacts), new Set())).toEqual([
      "tel:+15550009",
      "sip:a@x",
      "sip:b@x",
    ]);
  });

  test("nowhere that was tried, and nowhere that can not be read", () => {
    expect(redirectTargets(response(302, "<sip:a@x>"), new Set(["sip:a@x"]))).toEqual([]);
    expect(redirectTargets(response(302, "<sip:a@x"), new Set())).toEqual([]);
    expect(redirectTargets(response(302), new Set())).toEqual([]);
  });

  test("not to more than so many", () => {
    const contacts = Array.from({ length: 30 }, (_, index) => `<sip:a${index}@x>`);
    expect(redirectTargets(response(302, ...contacts), new Set())).toHaveLength(8);
  });
});

describe("policies", () => {
  const settings = (changes: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...changes });
  const light = { multiDevice: "first", directDelivery: false, mode: "proxy" } as const;

  test.each([
    [light, false, "proxy"],
    [light, true, "media"],
    [{ ...light, mode: "media" }, false, "media"],
    [{ ...light, multiDevice: "all" }, false, "media"],
    [{ ...light, multiDevice: "until-use" }, false, "media"],
    [{ ...light, deferral: true }, false, "media"],
    [{ ...light, directDelivery: true }, false, "media"],
  ] as [Partial<Settings>, boolean, string][])(
    "%j, recorded %s: %s (A-33)",
    (changes, isRecording, mode) => {
      expect(pathMode(settings(changes), isRecording)).toBe(mode);
    },
  );

  test.each([
    [{}, "none"],
    [{ deferral: true, interworking: true, isfUri: "sip:isf" }, "defer"],
    [{ interworking: true, isfUri: "sip:isf" }, "interwork"],
    [{ interworking: true }, "none"],
  ] as [Partial<Settings>, string][])("%j: %s (8.3.6)", (changes, policy) => {
    expect(deliveryPolicy(settings(changes))).toBe(policy);
  });
});

test("a Reason and a Warning end where they are to", () => {
  expect(reason(503, 'a"\r\nX: y\\').value).toBe('SIP;cause=503;text="a   X: y "');
  expect(warningHeader("pf.example", "122 Function not allowed").value).toBe(
    '399 pf.example "122 Function not allowed"',
  );
});
