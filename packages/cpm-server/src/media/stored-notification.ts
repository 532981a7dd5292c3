import {
  cpimHeader,
  type CpimHeader,
  dispositionNotification,
  encodeCpim,
  getAddresses,
  getHeader,
  IMDN_NAMESPACE,
  imdnMessageId,
  ParseError,
  stringifyAddress,
} from "@callingcard/cpim";
import { imdnAnswer, imdnEntity, type NotifiedMessage } from "@callingcard/imdn";
import { headOf } from "./content.ts";
import { type Item, type MediaStep, note, openLegs, relayEvent } from "./state.ts";

/**
 * Tells the sender of a message that it is kept for later, if the message asks to be told of its processing (RFC 5438 section 8.1).
 *
 * @param step The step.
 * @param item The message.
 */
export function sendStored(step: MediaStep, item: Item): void {
  const body = storedNotification(step, item);
  const [leg] = openLegs(step.media, "originator");
  if (body === undefined || leg === undefined) return;
  note(step, "CPM-082", leg.leg, `${item.messageId} told as stored`);
  const message = {
    messageId: step.media.relay.createId(),
    contentType: "message/cpim",
    body,
  };
  relayEvent(step, { kind: "send", leg: leg.leg, message });
}

function storedNotification(step: MediaStep, { content }: Item): Uint8Array | undefined {
  const head = headOf(content);
  if (head === undefined || content.kind !== "chat") return undefined;
  try {
    const { headers } = head;
    const [from] = getAddresses(headers, "From");
    const [to] = getAddresses(headers, "To");
    const dateTime = getHeader(headers, "DateTime")?.value;
    const notified: NotifiedMessage = {
      messageId: imdnMessageId(headers),
      dateTime,
      recipientUri: to?.uri,
      originalRecipientUri: to?.uri,
      asked: dispositionNotification(headers).map(({ type }) => type),
    };
    const imdn = imdnAnswer(notified, { type: "processing", status: "stored" });
    if (imdn === undefined || from === undefined || to === undefined) return undefined;
    const entity = imdnEntity([imdn], "unused");
    return encodeCpim({
      headers: headersOf(step, stringifyAddress(to), stringifyAddress(from)),
      fields: entity.fields,
      body: entity.body ?? new Uint8Array(0),
    });
  } catch (error) {
    // Headers that can not be read ask for nothing.
    if (error instanceof ParseError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function headersOf(step: MediaStep, from: string, to: string): readonly CpimHeader[] {
  const imdn = (name: string, value: string) =>
    cpimHeader({ namespace: IMDN_NAMESPACE, name }, value, { prefix: "imdn" });
  return [
    cpimHeader("From", from),
    cpimHeader("To", to),
    cpimHeader("DateTime", new Date(step.at).toISOString()),
    cpimHeader("NS", `imdn <${IMDN_NAMESPACE}>`),
    imdn("Message-ID", step.media.options.createId()),
  ];
}
