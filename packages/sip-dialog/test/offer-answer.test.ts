import { createRequest, setBody } from "@callingcard/sip";
import { expect, test } from "vitest";
import {
  type Description,
  descriptionOf,
  isSameSession,
  mayOffer,
  negotiate,
  type Negotiation,
  type NegotiationMessage,
  type NegotiationRole,
  NO_NEGOTIATION,
  offerRefusal,
} from "../src/index.ts";

const text = (owner: string, version = 1) =>
  `v=0\r\no=${owner} 1 ${version} IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n`;

const session = (owner: string, version = 1): Description => ({
  contentType: "application/sdp",
  body: new TextEncoder().encode(text(owner, version)),
});

const OURS = session("ours");
const THEIRS = session("theirs");

type Step = readonly [
  way: ">" | "<",
  what: string,
  description: Description | undefined,
  role: NegotiationRole,
];

const PARTS: Readonly<Record<string, NegotiationMessage["part"]>> = {
  1: "provisional",
  "1r": "reliable-provisional",
  2: "success",
  4: "failure",
};

// Steps are read as `> INVITE` for a request and `< INVITE/2` for a 2xx to it, each method with its own CSeq.
function walk(steps: readonly Step[], from: Negotiation = NO_NEGOTIATION): Negotiation {
  let state = from;
  for (const [way, what, description, expected] of steps) {
    const [name = "", part = ""] = what.split("/");
    const [method = "", number = "1"] = name.split("#");
    const [next, role] = negotiate(state, {
      direction: way === ">" ? "sent" : "received",
      method: method as NegotiationMessage["method"],
      part: PARTS[part] ?? "request",
      sequence: Number(number),
      description,
    });
    expect(`${way} ${what}: ${role}`).toBe(`${way} ${what}: ${expected}`);
    state = next;
  }
  return state;
}

const AGREED = { local: OURS, remote: THEIRS, pending: undefined };

// RFC 6337 table 1.
test.each<[string, readonly Step[]]>([
  [
    "1: offer in INVITE, answer in 2xx",
    [
      [">", "INVITE", OURS, "offer"],
      ["<", "INVITE/1", THEIRS, "preview"],
      ["<", "INVITE/2", THEIRS, "answer"],
      [">", "ACK", undefined, "none"],
    ],
  ],
  [
    "2: offer in 2xx, answer in ACK",
    [
      [">", "INVITE", undefined, "none"],
      ["<", "INVITE/2", THEIRS, "offer"],
      [">", "ACK", OURS, "answer"],
    ],
  ],
  [
    "3: offer in INVITE, answer in a reliable provisional response",
    [
      [">", "INVITE", OURS, "offer"],
      ["<", "INVITE/1r", THEIRS, "answer"],
      [">", "PRACK", undefined, "none"],
      ["<", "INVITE/2", THEIRS, "repeat"],
    ],
  ],
  [
    "4: offer in a reliable provisional response, answer in PRACK",
    [
      [">", "INVITE", undefined, "none"],
      ["<", "INVITE/1r", THEIRS, "offer"],
      [">", "PRACK", OURS, "answer"],
      ["<", "INVITE/2", undefined, "none"],
    ],
  ],
  [
    "5: offer in PRACK, answer in its 2xx",
    [
      [">", "INVITE", session("old"), "offer"],
      ["<", "INVITE/1r", session("older"), "answer"],
      [">", "PRACK", OURS, "offer"],
      ["<", "PRACK/2", THEIRS, "answer"],
    ],
  ],
  [
    "6: offer in UPDATE, answer in its 2xx",
    [
      [">", "UPDATE", OURS, "offer"],
      ["<", "UPDATE/2", THEIRS, "answer"],
    ],
  ],
])("completes pattern %s", (_, steps) => {
  expect(walk(steps)).toMatchObject(AGREED);
  // From the other side, the same messages say the same.
  const mirrored = steps.map(([way, ...rest]): Step => [way === ">" ? "<" : ">", ...rest]);
  expect(walk(mirrored)).toMatchObject({ local: THEIRS, remote: OURS, pending: undefined });
});

const BEFORE = walk([
  [">", "INVITE", OURS, "offer"],
  ["<", "INVITE/2", THEIRS, "answer"],
]);

test.each<[string, readonly Step[]]>([
  [
    "a re-INVITE is refused",
    [
      [">", "INVITE#2", session("new"), "offer"],
      ["<", "INVITE#2/4", undefined, "rejected"],
    ],
  ],
  [
    "their UPDATE is refused",
    [
      ["<", "UPDATE#2", session("new"), "offer"],
      [">", "UPDATE#2/4", undefined, "rejected"],
    ],
  ],
  [
    "a 2xx has no answer",
    [
      [">", "INVITE#2", session("new"), "offer"],
      ["<", "INVITE#2/2", undefined, "missing-answer"],
    ],
  ],
  [
    "an ACK has no answer",
    [
      ["<", "INVITE#2", undefined, "none"],
      [">", "INVITE#2/2", session("new"), "offer"],
      ["<", "ACK#2", undefined, "missing-answer"],
    ],
  ],
  [
    "a re-INVITE is refused after an offer in its reliable response",
    [
      [">", "INVITE#2", undefined, "none"],
      ["<", "INVITE#2/1r", session("new"), "offer"],
      ["<", "INVITE#2/4", undefined, "rejected"],
    ],
  ],
  [
    "an offer meets another one",
    [
      [">", "UPDATE#2", session("new"), "offer"],
      ["<", "UPDATE#3", session("newer"), "violation"],
      [">", "UPDATE#3/4", undefined, "none"],
      ["<", "UPDATE#2/4", undefined, "rejected"],
    ],
  ],
  [
    "an answer comes to nothing",
    [
      [">", "UPDATE#2", undefined, "none"],
      ["<", "UPDATE#2/2", session("new"), "violation"],
      ["<", "ACK", session("new"), "violation"],
    ],
  ],
])("keeps the session when %s", (_, steps) => {
  expect(walk(steps, BEFORE)).toMatchObject(AGREED);
});

test("tells when this side may offer", () => {
  expect(mayOffer(BEFORE, "INVITE")).toBe(true);
  const inviting = walk([[">", "INVITE#2", undefined, "none"]], BEFORE);
  expect([mayOffer(inviting, "INVITE"), mayOffer(inviting, "UPDATE")]).toEqual([false, true]);
  const invited = walk([["<", "INVITE#2", session("new"), "offer"]], BEFORE);
  expect([mayOffer(invited, "INVITE"), mayOffer(invited, "UPDATE")]).toEqual([false, false]);
  const updated = walk([["<", "UPDATE#2", undefined, "none"]], BEFORE);
  expect([mayOffer(updated, "INVITE"), mayOffer(updated, "UPDATE")]).toEqual([true, false]);
});

test.each<[string, readonly Step[], "INVITE" | "UPDATE", boolean, number | undefined]>([
  ["nothing", [], "INVITE", true, undefined],
  ["a re-INVITE of ours", [[">", "INVITE#2", OURS, "offer"]], "INVITE", true, 491],
  ["an offer of ours", [[">", "UPDATE#2", OURS, "offer"]], "UPDATE", true, 491],
  ["an offer of ours", [[">", "UPDATE#2", OURS, "offer"]], "INVITE", false, 491],
  ["an offer of ours", [[">", "UPDATE#2", OURS, "offer"]], "UPDATE", false, undefined],
  ["a re-INVITE of theirs", [["<", "INVITE#2", undefined, "none"]], "INVITE", true, 500],
  ["an UPDATE of theirs", [["<", "UPDATE#2", undefined, "none"]], "UPDATE", false, 500],
  ["an offer of theirs", [["<", "UPDATE#2", THEIRS, "offer"]], "INVITE", true, 500],
])(
  "while there is %s, %s, an %s (offer: %s) is refused with %s",
  (_, steps, method, hasOffer, status) => {
    expect(offerRefusal(walk(steps, BEFORE), method, hasOffer)).toBe(status);
  },
);

test("finds the session description of a body and of a part of a multipart", () => {
  const request = createRequest("INVITE", "sip:b");
  expect(descriptionOf(request)).toBeUndefined();
  expect(descriptionOf(setBody(request, OURS.body, "application/sdp"))).toEqual(OURS);
  expect(descriptionOf(setBody(request, OURS.body, "text/plain"))).toBeUndefined();
  const parts = `--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x\r\nContent-Type: application/sdp\r\n\r\n${text("ours")}\r\n--x--\r\n`;
  const multipart = setBody(request, new TextEncoder().encode(parts), "multipart/mixed;boundary=x");
  expect(descriptionOf(multipart)).toEqual(OURS);
  const broken = setBody(request, OURS.body, "multipart/mixed");
  expect(descriptionOf(broken)).toBeUndefined();
});

test("knows the same session by its origin", () => {
  const noted = new TextEncoder().encode(`${text("ours")}a=x\r\n`);
  expect(isSameSession(OURS, { ...OURS, body: noted })).toBe(true);
  expect(isSameSession(OURS, session("ours", 2))).toBe(false);
  const none = { ...OURS, body: new TextEncoder().encode("x") };
  expect(isSameSession(none, none)).toBe(true);
  expect(isSameSession(none, { ...none, body: new TextEncoder().encode("y") })).toBe(false);
});
