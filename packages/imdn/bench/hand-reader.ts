import type { Imdn } from "../src/index.ts";

/**
 * What a notification says, found in its text by regular expressions: the least that a reader can do
 * who trusts that the text is well-formed and that its prefixes are the usual ones.
 */
export interface HandImdn {
  readonly messageId: string | undefined;
  readonly type: string | undefined;
  readonly status: string | undefined;
}

/** Reads a notification so. */
export function handImdn(text: string): HandImdn {
  const status = /<(delivery|processing|display)-notification>\s*<status>\s*<([a-z]+)/.exec(text);
  return {
    messageId: /<message-id>([^<]*)</.exec(text)?.[1],
    type: status?.[1],
    status: status?.[2],
  };
}

/** Reads the state of an is-composing status so. */
export function handState(text: string): string | undefined {
  return /<state>([^<]*)</.exec(text)?.[1];
}

/** Writes a delivery notification with one template. */
export function handText({
  messageId,
  dateTime = "",
  recipientUri = "",
  originalRecipientUri = "",
  notification,
}: Imdn): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>${escaped(messageId)}</message-id><datetime>${escaped(dateTime)}</datetime><recipient-uri>${escaped(recipientUri)}</recipient-uri><original-recipient-uri>${escaped(originalRecipientUri)}</original-recipient-uri><delivery-notification><status><${notification?.status}/></status></delivery-notification></imdn>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const decoder = new TextDecoder();

/** Says what a message/cpim is by the first Content-Type in it. */
export function handClass(body: Uint8Array): string {
  const type = /^content-type:\s*([^\s;]+)/im.exec(decoder.decode(body))?.[1]?.toLowerCase();
  if (type === "message/imdn+xml") return "imdn";
  return type === "application/im-iscomposing+xml" ? "composing" : "chat";
}
