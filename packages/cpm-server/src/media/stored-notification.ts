import { dispositionOf } from "../procedure/disposition.ts";
import { headOf } from "./content.ts";
import { type Item, type MediaStep, note, openLegs, relayEvent } from "./state.ts";

/**
 * Tells the sender of a message that it is kept for later, if the message asks to be told of its processing (RFC 5438 section 8.1).
 *
 * @param step The step.
 * @param item The message.
 */
export function sendStored(step: MediaStep, item: Item): void {
  const { content, messageId } = item;
  const head = content.kind === "chat" ? headOf(content) : undefined;
  const [leg] = openLegs(step.media, "originator");
  if (head === undefined || leg === undefined) return;
  const { createId } = step.media.options;
  const body = dispositionOf(
    head,
    { type: "processing", status: "stored" },
    { at: step.at, createId },
  );
  if (body === undefined) return;
  note(step, "CPM-082", leg.leg, () => `${messageId} told as stored`);
  const message = {
    messageId: step.media.relay.createId(),
    contentType: "message/cpim",
    body,
  };
  relayEvent(step, { kind: "send", leg: leg.leg, message });
}
