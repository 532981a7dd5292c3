import { type CpimHead, parseCpimHead, ParseError } from "@callingcard/cpim";
import {
  classifyMessage,
  type Imdn,
  isActive,
  parseImdnEntity,
  parseIsComposing,
} from "@callingcard/imdn";
import type { MessageAction } from "@callingcard/msrp-session";
import { headerField, type HeaderField } from "@callingcard/mime";

/**
 * What a message is for the procedures: what users say, disposition notifications, who is typing, or nothing at all; `mixed` is
 * known when the whole message is there.
 */
type ContentKind = "chat" | "imdn" | "composing" | "empty" | "mixed";

/** What is known of a message by its type and its first octets. */
export interface Content {
  /** Value of Content-Type of the request. */
  readonly contentType: string;

  /** Type and subtype within message/cpim, else of the request, in lower case; empty where that can not be read. */
  readonly type: string;
  readonly isCpim: boolean;

  /** What stands before the content of message/cpim. */
  readonly block: Uint8Array | undefined;

  /** Whether Message-Direction is among its headers, or something that looks like it. */
  readonly hasDirection: boolean;
  readonly kind: ContentKind;
}

// Octets as characters: what is looked for is ASCII, and the rest must not be in the way.
const latin1 = new TextDecoder("latin1");

/** The type of the content where there is no doubt: one field, not folded, without comments. */
const CONTENT_TYPE =
  /\r\ncontent-type:[ \t]*([^\s;()",\\/]+\/[^\s;()",\\/]+)[ \t]*(?:;|\r\n(?![ \t]))/i;

/**
 * Finds out what a message is (CPM-103). Nearly all messages need no more than a look; their headers are read when something is to
 * be done with them.
 *
 * @param message Its type and its first octets.
 * @returns What is known of it.
 */
export function readContent(message: Pick<MessageAction, "contentType" | "block">): Content {
  const { contentType, block } = message;
  const outer = bareType(contentType);
  const isCpim = outer === "message/cpim";
  if (!isCpim || block === undefined) {
    const type = isCpim ? "" : outer;
    return { contentType, type, isCpim, block, hasDirection: false, kind: kindOf(type) };
  }
  const text = latin1.decode(block);
  const type = innerType(text, block);
  const hasDirection = text.includes("Message-Direction");
  return { contentType, type, isCpim, block, hasDirection, kind: kindOf(type) };
}

function innerType(text: string, block: Uint8Array): string {
  const fields = text.slice(text.indexOf("\r\n\r\n") + 2);
  const [, type] = CONTENT_TYPE.exec(fields) ?? [];
  const isOnly = fields.toLowerCase().split("\r\ncontent-type").length === 2;
  if (type !== undefined && isOnly) return type.toLowerCase();
  const written = readHead(block)?.fields.find(({ name }) => name.toLowerCase() === "content-type");
  return bareType(written?.value ?? "");
}

/**
 * Reads the headers of a message/cpim.
 *
 * @param content The message.
 * @returns Them, and the fields of the content; `undefined` for other messages, and where they can not be read.
 */
export function headOf(content: Content): CpimHead | undefined {
  return content.block === undefined ? undefined : readHead(content.block);
}

function readHead(block: Uint8Array): CpimHead | undefined {
  try {
    return parseCpimHead(block, { onProblem: () => undefined });
  } catch (error) {
    // What can not be read passes as it is: the devices may know better.
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function bareType(value: string): string {
  const semicolon = value.indexOf(";");
  return (semicolon === -1 ? value : value.slice(0, semicolon)).trim().toLowerCase();
}

function kindOf(type: string): ContentKind {
  if (type === "message/imdn+xml") return "imdn";
  if (type === "application/im-iscomposing+xml") return "composing";
  return type === "multipart/mixed" ? "mixed" : "chat";
}

/**
 * Finds out what a whole message is: without an octet, nothing; of several parts, what all of them are (RFC 5438 section 8.3).
 *
 * @param content What is known of it.
 * @param body All of it.
 * @returns The same, with its kind.
 */
export function readWhole(content: Content, body: Uint8Array): Content {
  if (body.length === 0) return { ...content, kind: "empty" };
  if (content.kind !== "mixed") return content;
  const found = classifyMessage(content.contentType, body);
  return { ...content, kind: found === "imdn" || found === "composing" ? found : "chat" };
}

/**
 * Tells whether a status says that somebody is typing (CPM-104).
 *
 * @param content What is known of the message.
 * @param body All of it.
 * @returns Whether it does; what can not be read does not.
 */
export function isTyping(content: Content, body: Uint8Array): boolean {
  try {
    return isActive(parseIsComposing(innerBody(content, body)));
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

/**
 * Reads the notifications of a message.
 *
 * @param content What is known of it.
 * @param body All of it.
 * @returns The notifications; none where they can not be read.
 */
export function notificationsOf(content: Content, body: Uint8Array): readonly Imdn[] {
  const fields: readonly HeaderField[] = headOf(content)?.fields ?? [
    headerField("Content-Type", content.contentType),
  ];
  try {
    return parseImdnEntity({ fields, body: innerBody(content, body) });
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

function innerBody({ block }: Content, body: Uint8Array): Uint8Array {
  return body.subarray(block?.length ?? 0);
}
