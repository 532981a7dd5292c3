// What tests of a session say often.

import type { SipRequest, SipResponse } from "@callingcard/sip";
import { value, type World } from "./world.ts";

export function at<Value>(values: readonly Value[], index: number): Value {
  const found = values[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

export function callId(message: SipRequest | SipResponse): string {
  return value(message, "Call-ID");
}

/** Dialogs that were ended since the world was asked last, each once though nobody may answer the BYE. */
export function byes(world: World): readonly { readonly to: string; readonly reason: string }[] {
  const found = new Map<string, string>();
  for (const bye of world.requests(world.sent(), "BYE")) {
    found.set(callId(bye), value(bye, "Reason"));
  }
  return [...found].map(([to, reason]) => ({ to, reason }));
}

/** The 200 to Alice's INVITE that was sent since the world was asked last. */
export function okOf(world: World): SipResponse {
  const ok = world
    .responses(world.sent())
    .find(
      ({ statusCode, headers }) =>
        statusCode === 200 &&
        headers.some((one) => one.name === "CSeq" && one.value.endsWith("INVITE")),
    );
  if (ok === undefined) throw new Error("no 200");
  return ok;
}

/** Final statuses that were sent since the world was asked last. */
export function finals(world: World): readonly number[] {
  return world
    .responses(world.sent())
    .map(({ statusCode }) => statusCode)
    .filter((status) => status >= 200);
}
