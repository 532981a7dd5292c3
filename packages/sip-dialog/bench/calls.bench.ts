import { expect, test } from "vitest";
import type { Call, CallAction, CallCommand, CallOptions } from "../src/index.ts";
import { shipped } from "./shipped.ts";

const { createIncomingCall, createOutgoingCall, stepCall } = await shipped();

const session = new TextEncoder().encode(
  "v=0\r\no=a 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=message 2855 TCP/MSRP *\r\na=path:msrp://192.0.2.1:2855/s;tcp\r\na=accept-types:message/cpim\r\n",
);
const content = { body: session, contentType: "application/sdp" };

let ids = 0;

function options(host: string): CallOptions {
  return {
    contact: `<sip:${host};transport=tcp>`,
    createId: () => `${host.length}${(ids += 1)}`,
    via: () => `SIP/2.0/TCP ${host}`,
  };
}

interface Side {
  call: Call;
  readonly actions: CallAction[];
}

// Messages go over as they are: octets are the business of the codec below.
function exchange(from: Side, to: Side): void {
  for (const action of from.actions.splice(0)) {
    if (action.kind !== "send") continue;
    const source = { ...action.target, host: "other" };
    const [call, actions] = stepCall(to.call, { kind: "message", message: action.message, source });
    to.call = call;
    to.actions.push(...actions);
  }
}

function tell(side: Side, command: CallCommand): void {
  const [call, actions] = stepCall(side.call, command);
  side.call = call;
  side.actions.push(...actions);
}

function begin(): readonly [Side, Side] {
  const a: Side = { call: createOutgoingCall(options("a.example")), actions: [] };
  tell(a, {
    kind: "invite",
    requestUri: "sip:b.example",
    from: "<sip:a@a.example>",
    to: "<sip:b@b.example>",
    target: { transport: "tcp", host: "b.example", port: 5060 },
    ...content,
  });
  const [first] = a.actions.splice(0);
  if (first?.kind !== "send" || first.message.kind !== "request") throw new Error("no INVITE");
  const source = { ...first.target, host: "a.example" };
  const [call, actions] = createIncomingCall(options("b.example"), first.message, source);
  return [a, { call, actions: [...actions] }];
}

/** INVITE, 180, 200, ACK, BYE and its 200, on both sides. */
function talk(): readonly [Side, Side] {
  const [a, b] = begin();
  tell(b, { kind: "respond", status: 180 });
  tell(b, { kind: "respond", status: 200, ...content });
  exchange(b, a);
  tell(a, { kind: "acknowledge", dialog: "d1" });
  exchange(a, b);
  tell(a, { kind: "bye", dialog: "d1" });
  exchange(a, b);
  exchange(b, a);
  return [a, b];
}

/** INVITE, 486, ACK, on both sides. */
function refuse(): readonly [Side, Side] {
  const [a, b] = begin();
  tell(b, { kind: "respond", status: 486 });
  exchange(b, a);
  exchange(a, b);
  return [a, b];
}

test("a call, both sides", async ({ bench }) => {
  const [a, b] = talk();
  expect(a.actions.map(({ kind }) => kind)).toContain("released");
  expect(b.call.dialogs).toEqual([]);
  expect(refuse().map(({ call }) => call.isOver)).toEqual([true, true]);
  await bench.compare(
    bench("INVITE, 180, 200, ACK, BYE, 200", () => void talk()),
    bench("INVITE, 486, ACK", () => void refuse()),
  );
});
