import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { finals } from "./peers.ts";
import { ALICE, binding, sdp, value, World, type WorldOptions } from "./world.ts";

const BLOCKED = (uri: string, more = ""): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">
     <list name="oma_blockedcontacts"><entry uri="${uri}"/>${more}</list></resource-lists>`;

const RULE = (
  action: string,
  conditions = '<oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list>',
) =>
  `<cp:ruleset xmlns:cp="urn:ietf:params:xml:ns:common-policy" xmlns:oxe="urn:oma:xml:xdm:extensions">
     <cp:rule id="r1"><cp:conditions>${conditions}</cp:conditions>
     <cp:actions><oxe:${action}>true</oxe:${action}></cp:actions></cp:rule></cp:ruleset>`;

type Invite = Parameters<World["invite"]>[0];

function admit(options: WorldOptions, invite: Invite = {}) {
  const world = new World({ bindings: [binding("1")], ...options });
  world.invite(invite);
  const sent = world.sent();
  const final = world.responses(sent).find(({ statusCode }) => statusCode >= 200);
  return {
    world,
    isInvited: world.requests(sent, "INVITE").length > 0,
    status: final?.statusCode,
    warning: final && value(final, "Warning"),
    asked: world.questions.map((question) => question.kind),
  };
}

const withSettings = (settings: Partial<Settings>): WorldOptions => ({ settings });

describe("step 1: the release of the client", () => {
  test.each([
    [["CPM-client/OMA2.2"], "CPM-client/OMA2.2", true],
    [["CPM-client/OMA1.0-2.2"], "CPM-client/OMA2.0 RCS-client/UP_2.4", true],
    [["CPM-client/OMA1.0-2.2"], "Other/1.0 CPM-client/OMA1.0", true],
    [["CPM-client/OMA1.0-1.9"], "CPM-client/OMA1.10", false],
    [["CPM-client/OMA2.0"], "CPM-client/OMA2.2", false],
    [["IM-client/OMA1.0"], "CPM-client/OMA1.0", false],
  ])("of %j, %s is accepted: %s", (requiredUserAgent, agent, isAccepted) => {
    const found = admit(withSettings({ requiredUserAgent }), {
      without: ["User-Agent"],
      headers: [{ name: "User-Agent", value: agent }],
    });
    expect(found.isInvited).toBe(isAccepted);
    if (isAccepted) return;
    expect(found.status).toBe(403);
    expect(found.warning).toBe('399 pf.example "132 Version not supported"');
    expect(found.asked).toEqual([]);
  });

  test("one that is not told is accepted, or not", () => {
    const invite = { without: ["User-Agent"] };
    const requiredUserAgent = ["CPM-client/OMA2.2"];
    expect(admit(withSettings({ requiredUserAgent }), invite).isInvited).toBe(true);
    const refuse = withSettings({ requiredUserAgent, unknownUserAgent: "refuse" });
    expect(admit(refuse, invite).status).toBe(403);
  });
});

describe("step 2: anonymity", () => {
  const closed = withSettings({ allowAnonymity: false, warnAgent: "ims" });
  test.each([
    [{ headers: [{ name: "Privacy", value: "id" }] }],
    [{ headers: [{ name: "Privacy", value: "critical;header" }] }],
    [
      {
        without: ["From"],
        headers: [{ name: "From", value: '"A" <sip:Anonymous@Anonymous.INVALID>;tag=x' }],
      },
    ],
  ])("%j is refused where it is not allowed", (invite) => {
    const found = admit(closed, invite);
    expect(found.status).toBe(403);
    expect(found.warning).toBe('399 ims "119 Anonymity not allowed"');
  });

  test("is no matter for others, nor where it is allowed", () => {
    expect(admit(closed).isInvited).toBe(true);
    expect(admit(closed, { headers: [{ name: "Privacy", value: "none" }] }).isInvited).toBe(true);
    expect(admit({}, { headers: [{ name: "Privacy", value: "id" }] }).isInvited).toBe(true);
  });
});

describe("step 3: the blacklist", () => {
  test.each(["tel:+1-555-0001", "sip:+15550001@elsewhere.example;user=phone", ALICE])(
    "%s is the originator",
    (uri) => {
      const found = admit({ documents: { index: BLOCKED(uri) } });
      expect(found.status).toBe(403);
      expect(found.warning).toBe('399 pf.example "122 Function not allowed"');
    },
  );

  test("is that list alone, and the originator that was authenticated", () => {
    const other = BLOCKED(ALICE).replace("oma_blockedcontacts", "oma_buddylist");
    expect(admit({ documents: { index: other } }).isInvited).toBe(true);
    const asserted = {
      without: ["P-Asserted-Identity"],
      headers: [{ name: "P-Asserted-Identity", value: "<sip:carol@ims.example>" }],
    };
    expect(admit({ documents: { index: BLOCKED(ALICE) } }, asserted).isInvited).toBe(true);
    expect(admit({ documents: { index: BLOCKED("sip:carol@ims.example") } }, asserted).status).toBe(
      403,
    );
  });

  test("follows lists elsewhere on the server, and comes to an end in a circle", () => {
    const anchor =
      "http://xcap.example/root/resource-lists/users/tel:+15550002/more/~~/resource-lists/list%5B@name=%22rcs%22%5D";
    const circle = anchor.replace("/more/", "/index/").replace("rcs%22", "oma_blockedcontacts%22");
    const documents = {
      index: BLOCKED("sip:x@y", `<external anchor="${anchor}"/>`),
      more: BLOCKED(ALICE, `<external anchor="${circle}"/>`).replace("oma_blockedcontacts", "rcs"),
    };
    expect(admit({ documents }).status).toBe(403);
  });

  test.each([
    ["cache-then-allow", undefined],
    ["refuse", 480],
  ] as const)("that can not be had: %s", (xdmDown, status) => {
    const found = admit({
      ...withSettings({ xdmDown }),
      answer: ({ kind }) =>
        kind === "xdm" ? { kind: "unavailable", reason: "timeout" } : undefined,
    });
    expect(found.status).toBe(status);
    expect(found.world.actions.some(({ kind }) => kind === "alarm")).toBe(true);
  });

  test("that can not be read counts as one that can not be had", () => {
    expect(
      admit({ ...withSettings({ xdmDown: "refuse" }), documents: { index: "<" } }).status,
    ).toBe(480);
    expect(admit({ documents: { index: "<" } }).isInvited).toBe(true);
  });
});

describe("step 4: do not disturb", () => {
  test("a rule for CPM refuses without a warning", () => {
    const found = admit({ documents: { rules: RULE("allow-do-not-disturb") } });
    expect(found.status).toBe(480);
    expect(found.warning).toBe("");
  });

  test.each([
    ["<cp:sphere value='work'/>"],
    ['<oxe:service-list><oxe:service enabler="PoC"/></oxe:service-list>'],
    [
      '<oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list><cp:identity><cp:one id="sip:carol@ims.example"/></cp:identity>',
    ],
  ])("%s does not", (conditions) => {
    const rules = RULE("allow-do-not-disturb", conditions);
    expect(admit({ documents: { rules } }).isInvited).toBe(true);
  });

  test("a rule with a time holds at that time", () => {
    const times = (from: string, until: string) =>
      RULE(
        "allow-do-not-disturb",
        `<oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list>
         <cp:validity><cp:from>${from}</cp:from><cp:until>${until}</cp:until></cp:validity>`,
      );
    // The world's clock begins on 2023-11-14.
    const now = times("2023-11-14T00:00:00Z", "2023-11-16T00:00:00Z");
    const later = times("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z");
    expect(admit({ documents: { rules: now } }).status).toBe(480);
    expect(admit({ documents: { rules: later } }).isInvited).toBe(true);
  });
});

describe("step 5: media", () => {
  test.each([
    ["m=audio 4000 RTP/AVP 0", {}],
    ["m=message 9 TCP/TLS/MSRP *\r\na=accept-types:*\r\na=path:msrps://a:9/s;tcp", {}],
    ["m=message 9 TCP/MSRP *\r\na=accept-types:*", {}],
    [
      "m=message 9 TCP/MSRP *\r\na=accept-types:text/html\r\na=path:msrp://a:9/s;tcp",
      { allowedTypes: ["text/plain"] },
    ],
    [
      "m=message 9 TCP/MSRP *\r\na=accept-types:*\r\na=path:msrp://a:9/s;tcp",
      { allowedMedia: ["audio"] },
    ],
  ] as [string, Partial<Settings>][])("%s is refused", (medium, settings) => {
    const body = `${sdp().split("m=message")[0]}${medium}\r\n`;
    expect(admit({ settings }, { body }).status).toBe(488);
  });

  test("without an offer the INVITE is refused", () => {
    expect(admit({}, { body: "hello", contentType: "text/plain" }).status).toBe(488);
  });

  test("media that are not allowed are offered with port 0", () => {
    const body = `${sdp()}m=audio 4000 RTP/AVP 0\r\n`;
    const { world, isInvited } = admit({}, { body });
    expect(isInvited).toBe(true);
    const invite = world.actions.findLast(
      (action) => action.kind === "send" && action.message.kind === "request",
    );
    const sent = invite?.kind === "send" ? new TextDecoder().decode(invite.message.body) : "";
    expect(sent.match(/^m=.*/gm)?.map((line) => line.trim())).toEqual([
      "m=message 2855 TCP/MSRP *",
      "m=audio 0 RTP/AVP 0",
    ]);
    expect(sent).toContain("a=x-kept:yes \r\n");
  });
});

describe("step 6: registration", () => {
  test.each([
    ["reject", 480],
    ["continue", 480],
  ] as const)("without a client, %s answers %i", (noClient, status) => {
    expect(admit({ ...withSettings({ noClient }), bindings: [] }).status).toBe(status);
  });

  test("when nobody knows who is registered the answer is 480, with an alarm", () => {
    const found = admit({
      answer: ({ kind }) =>
        kind === "bindings" ? { kind: "unavailable", reason: "down" } : undefined,
    });
    expect(found.status).toBe(480);
    expect(found.world.actions).toContainEqual({
      kind: "alarm",
      alarm: "registrations-down",
      text: "down",
    });
  });

  test("a client that the INVITE rejects does not suit", () => {
    const rejected = binding("2").instance ?? "";
    const { world } = admit(
      { bindings: [binding("1"), binding("2")] },
      { headers: [{ name: "Reject-Contact", value: `*;+sip.instance="<${rejected}>"` }] },
    );
    expect(world.notes().filter((id) => id === "CPM-028")).toHaveLength(1);
  });
});

describe("step 7: the service", () => {
  const SESSION = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";
  const without = ["P-Asserted-Service"];

  function serviceOf(found: ReturnType<typeof admit>) {
    const invite = found.world.actions.findLast(
      (action) => action.kind === "send" && action.message.kind === "request",
    );
    if (invite?.kind !== "send") throw new Error("no INVITE");
    return {
      asserted: value(invite.message, "P-Asserted-Service"),
      preferred: value(invite.message, "P-Preferred-Service"),
    };
  }

  test("that is preferred becomes the asserted one", () => {
    const found = admit(
      {},
      { without, headers: [{ name: "P-Preferred-Service", value: SESSION }] },
    );
    expect(serviceOf(found)).toEqual({ asserted: SESSION, preferred: "" });
  });

  test("that is asserted wins", () => {
    const headers = [{ name: "P-Preferred-Service", value: `${SESSION}.group` }];
    expect(serviceOf(admit({}, { headers }))).toEqual({ asserted: SESSION, preferred: "" });
  });

  test("that is another one is refused", () => {
    const headers = [{ name: "P-Asserted-Service", value: "urn:urn-7:3gpp-service.x" }];
    const found = admit({}, { without, headers });
    expect(found.status).toBe(403);
    expect(found.warning).toBe('399 pf.example "122 Function not allowed"');
    const lenient = admit(withSettings({ rejectUnknownService: false, noClient: "continue" }), {
      without,
      headers,
    });
    expect(lenient.status).toBe(480); // no client has it
  });
});

test("an INVITE that violates two steps gets the response of the first one", () => {
  const found = admit(
    {
      settings: { requiredUserAgent: ["CPM-client/OMA9.9"], allowAnonymity: false },
      documents: { index: BLOCKED(ALICE), rules: RULE("allow-do-not-disturb") },
    },
    { headers: [{ name: "Privacy", value: "id" }], body: "x" },
  );
  expect(found.status).toBe(400); // no session description can be read at all
  const readable = admit(
    {
      settings: { requiredUserAgent: ["CPM-client/OMA9.9"], allowAnonymity: false },
      documents: { index: BLOCKED(ALICE), rules: RULE("allow-do-not-disturb") },
    },
    { headers: [{ name: "Privacy", value: "id" }] },
  );
  expect(readable.warning).toContain("132");
});

test.each([
  [
    "Session-Expires: x",
    { without: ["Session-Expires"], headers: [{ name: "Session-Expires", value: "x" }] },
  ],
  ["Privacy", { headers: [{ name: "Privacy", value: "@" }] }],
  ["SDP", { body: "v=0\r\nnonsense\r\n" }],
  ["multipart", { contentType: "multipart/mixed;boundary=x", body: "y" }],
])("%s that can not be read is answered 400", (_, invite) => {
  expect(admit({}, invite as Invite).status).toBe(400);
});

test("Max-Forwards 0 is answered 483", () => {
  const invite = { without: ["Max-Forwards"], headers: [{ name: "Max-Forwards", value: "0" }] };
  expect(admit({}, invite).status).toBe(483);
});

test("the assertions of a stranger are not taken, nor passed on", () => {
  const world = new World({
    bindings: [binding("1")],
    documents: { index: BLOCKED("sip:eve@ims.example") },
  });
  const request = world.invite({
    without: ["P-Asserted-Identity", "From"],
    headers: [
      { name: "P-Asserted-Identity", value: `<${ALICE}>` },
      { name: "From", value: "<sip:eve@ims.example>;tag=e" },
    ],
  });
  world.start({
    kind: "invited",
    request,
    source: { transport: "tcp", host: "192.0.2.66", port: 5060 },
  });
  expect(finals(world).at(-1)).toBe(403);
});

test("Privacy: id withholds P-Asserted-Identity from the clients", () => {
  const { world } = admit({}, { headers: [{ name: "Privacy", value: "id" }] });
  const invite = world.actions.findLast(
    (action) => action.kind === "send" && action.message.kind === "request",
  );
  expect(invite?.kind === "send" && value(invite.message, "P-Asserted-Identity")).toBe("");
});

describe("Session-Replaces", () => {
  const replaces = { headers: [{ name: "Session-Replaces", value: "old" }] };

  test("invites the clients in that session, and no other", () => {
    const { world } = admit(
      {
        bindings: [binding("1"), binding("2"), binding("3")],
        answer: (question) =>
          question.kind === "replaced-session"
            ? {
                kind: "connected-clients",
                clients: [
                  { instance: binding("3").instance, contact: "" },
                  { instance: undefined, contact: "sip:gone@192.0.2.99" },
                ],
              }
            : undefined,
      },
      replaces,
    );
    const invites = world.actions.flatMap((action) =>
      action.kind === "send" && action.message.kind === "request" ? [action.message] : [],
    );
    expect(invites.map(({ requestUri }) => requestUri)).toEqual([binding("3").pubGruu]);
    expect(world.notes()).toContain("CPM-022");
  });

  test("of a session that nobody knows invites as ever", () => {
    expect(admit({ bindings: [binding("1")] }, replaces).isInvited).toBe(true);
  });
});
