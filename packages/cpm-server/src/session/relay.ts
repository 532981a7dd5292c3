import { findHeader, type SipRequest, type SipResponse } from "@callingcard/sip";
import { relayedHeaders } from "../procedure/carry-over.ts";
import { relayedStatus } from "../procedure/final-response.ts";
import { command } from "./calls.ts";
import type { Leg } from "./leg.ts";
import { clientLegs, originatorLeg } from "./legs.ts";
import type { Session } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Takes a request within a dialog that is none of the procedures', such as INFO or REFER: it goes to the other
 * side, of several clients to the one that is used, or that answered first. OPTIONS is answered by the
 * function.
 *
 * @param turn The step.
 * @param leg The leg that it came on.
 * @param key The key of the request.
 * @param request The request.
 */
export function takeRequest(turn: Turn, leg: Leg, key: string, request: SipRequest): void {
  if (request.method === "OPTIONS") {
    return command(turn, leg, { kind: "answer", key, status: 200 });
  }
  const other = otherOf(turn.session, leg);
  if (other?.dialog === undefined) {
    return command(turn, leg, { kind: "answer", key, status: 480 });
  }
  const contentType = findHeader(request, "Content-Type")?.value;
  command(turn, other, {
    kind: "request",
    dialog: other.dialog,
    method: request.method,
    headers: relayedHeaders(request),
    body: request.body,
    ...(contentType !== undefined && { contentType }),
    reference: `${leg.name} ${key}`,
  });
}

function otherOf(session: Session, leg: Leg): Leg | undefined {
  if (leg.side !== "originator") return originatorLeg(session);
  const clients = clientLegs(session, "up");
  return clients.find(({ name }) => name === session.winner) ?? clients[0];
}

/**
 * Takes the final response to a request that went to the other side: it goes back.
 *
 * @param turn The step.
 * @param reference Names the leg and the request that it answers.
 * @param response The response.
 */
export function takeResponse(turn: Turn, reference: string, response: SipResponse): void {
  const space = reference.indexOf(" ");
  const leg = turn.session.legs.get(reference.slice(0, space));
  if (leg?.state !== "up") return;
  const { statusCode, body } = response;
  const contentType = findHeader(response, "Content-Type")?.value;
  command(turn, leg, {
    kind: "answer",
    key: reference.slice(space + 1),
    status: statusCode < 300 ? statusCode : relayedStatus(statusCode),
    ...(contentType !== undefined && { body, contentType }),
  });
}
