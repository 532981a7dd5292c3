import {
  cpimHeader,
  type CpimHeader,
  isDirection,
  messageDirectionHeader,
  ParseError,
  spliceHeader,
  stringifyHeader,
} from "@callingcard/cpim";
import type { Settings } from "../settings.ts";
import { type Content, headOf } from "./content.ts";

/** The prefix of Message-Direction where it has a namespace. */
const PREFIX = "cpm";

/**
 * Takes Message-Direction out of the first octets of a message. No other octet changes.
 *
 * @param content The message.
 * @returns Its first octets without; `undefined` if it has none.
 */
export function withoutDirection(content: Content): Uint8Array | undefined {
  const { block, hasDirection } = content;
  const head = hasDirection ? headOf(content) : undefined;
  if (head === undefined || block === undefined || !head.headers.some(isDirection)) {
    return undefined;
  }
  const encoder = new TextEncoder();
  const lines = head.headers.map((header) => encoder.encode(stringifyHeader(header)));
  const kept = lines.filter((_, index) => !isDirectionAt(head.headers, index));
  const rest = block.subarray(head.headersLength);
  const octets = new Uint8Array(kept.reduce((sum, { length }) => sum + length, rest.length));
  let at = 0;
  for (const part of [...kept, rest]) {
    octets.set(part, at);
    at += part.length;
  }
  return octets;
}

function isDirectionAt(headers: readonly CpimHeader[], index: number): boolean {
  const header = headers[index];
  return header !== undefined && isDirection(header);
}

/**
 * Puts Message-Direction into the first octets of a message, behind the last header (CPM-102, CPM-123, CPM-D09). One that is there
 * already goes.
 *
 * @param content The message.
 * @param direction What to say.
 * @param settings Whether the header has a namespace.
 * @returns Its first octets with the header; `undefined` where none may be added: of signed and encrypted content, and of what is no
 *   message/cpim.
 */
export function withDirection(
  content: Content,
  direction: "sent" | "received",
  settings: Settings,
): Uint8Array | undefined {
  if (content.block === undefined) return undefined;
  const block = withoutDirection(content) ?? content.block;
  try {
    return spliceHeader(block, headerOf(direction, settings), { onProblem: () => undefined });
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function headerOf(
  direction: "sent" | "received",
  { cpimDirectionNamespace: namespace }: Settings,
): CpimHeader {
  if (namespace === "") return messageDirectionHeader(direction);
  return cpimHeader({ namespace, name: "Message-Direction" }, direction, { prefix: PREFIX });
}
