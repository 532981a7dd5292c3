import {
  type ByteRange,
  type ContinuationFlag,
  type Header,
  type MsrpFrame,
  type RequestHead,
  sameHeaderName,
  stringifyByteRange,
} from "@callingcard/msrp";
import { hasDashes } from "./transaction-id.ts";
import { keepOctets, writeContent } from "./write-frame.ts";

/** Longest body of a request that has an end in its Byte-Range (RFC 4975 section 7.1.1). */
const MAX_UNINTERRUPTED_OCTETS = 2048;

/** What legs get of a message: as it came, or with another header block. Shared by legs that get the same. */
export interface Variant {
  block: Uint8Array | undefined;

  /** Octets that the message has more. */
  readonly shift: number;
}

/** A request of a message with its octets. */
export interface Chunk {
  readonly head: RequestHead;
  readonly range: ByteRange | undefined;

  /** Number of its first octet in the message. */
  readonly start: number;
  body: Uint8Array;
  readonly flag: ContinuationFlag;

  /** What was made of it last. */
  prepared: PreparedChunk | undefined;
}

/** A chunk as legs of one variant get it. */
export interface PreparedChunk {
  readonly variant: Variant;

  /** The head that its headers are from, and the Byte-Range in place of its own. */
  readonly head: RequestHead;
  readonly byteRange: string | undefined;

  /** All headers but the paths, the blank line, and the body if that is not long. */
  readonly content: Uint8Array;
  readonly body: Uint8Array;

  /** Whether transaction identifiers have to be compared with the body. */
  readonly hasDashes: boolean;

  /** Number of its last octet. */
  readonly end: number;
  readonly flag: ContinuationFlag;
}

/**
 * Makes a chunk of a SEND.
 *
 * @param frame The SEND.
 * @param range Its Byte-Range.
 * @param body Its body.
 * @returns The chunk.
 */
export function createChunk(
  frame: MsrpFrame<RequestHead>,
  range: ByteRange | undefined,
  body: Uint8Array,
): Chunk {
  const { head, flag } = frame;
  return { head, range, start: range?.start ?? 1, body, flag, prepared: undefined };
}

/**
 * Keeps a chunk for longer than a step.
 *
 * @param chunk The chunk; the memory of its body is changed where that lets other memory go.
 */
export function keepChunk(chunk: Chunk): void {
  chunk.body = keepOctets(chunk.body);
  chunk.prepared = undefined;
}

/**
 * Puts the chunks at the start of a message together, so that another header block can stand in them.
 *
 * @param chunks Chunks in the order in which they came, one of them with the first octet.
 * @param length Octets at the start of the message that are there without a gap.
 * @param isComplete Whether that is all of it.
 * @returns One chunk with these octets, and behind it those that start later.
 */
export function joinChunks(chunks: readonly Chunk[], length: number, isComplete: boolean): Chunk[] {
  const first = chunks.find(({ start }) => start === 1);
  if (first === undefined) return [...chunks];
  const body = new Uint8Array(length);
  const others: Chunk[] = [];
  for (const chunk of chunks) {
    const at = chunk.start - 1;
    if (at >= length && chunk.start > 1) others.push(chunk);
    else body.set(chunk.body.subarray(0, length - at), at);
  }
  const total = chunks.find(({ range }) => range?.total !== undefined)?.range?.total;
  const end = length > MAX_UNINTERRUPTED_OCTETS ? undefined : length;
  const range = { start: 1, end, total: total ?? (isComplete ? length : undefined) };
  const { head } = first;
  const joined: Chunk = {
    head,
    range,
    start: 1,
    body,
    flag: isComplete ? "$" : "+",
    prepared: undefined,
  };
  return isComplete ? [joined] : [joined, ...others];
}

/**
 * Makes of a chunk what the legs of a variant get (requirement CPM-D07): its octets with the other header
 * block in place of the first ones, its range moved by the difference.
 *
 * @param chunk The chunk; what was made of it last is kept there.
 * @param variant What the legs get.
 * @param blockLength Octets of the block in the message.
 * @returns The headers and the body; `undefined` if nothing of it is left.
 */
export function prepareChunk(
  chunk: Chunk,
  variant: Variant,
  blockLength: number,
): PreparedChunk | undefined {
  if (chunk.prepared?.variant === variant) return chunk.prepared;
  const { block, shift } = variant;
  const { start, flag } = chunk;
  if (block === undefined) {
    chunk.prepared = preparedOf(chunk, variant, chunk.body, start, undefined);
    return chunk.prepared;
  }
  const body = changedBody(chunk, block, blockLength);
  if (body.length === 0 && flag === "+") return undefined;
  const isFirst = start === 1 && chunk.body.length >= blockLength;
  const from = isFirst ? 1 : Math.max(start, blockLength + 1) + shift;
  const byteRange = movedRange(chunk, from, shift, body.length);
  chunk.prepared = preparedOf(chunk, variant, body, from, byteRange);
  return chunk.prepared;
}

function preparedOf(
  { head, flag }: Chunk,
  variant: Variant,
  body: Uint8Array,
  start: number,
  byteRange: string | undefined,
): PreparedChunk {
  const content = writeContent(linesOf(head, byteRange), body);
  const end = start + body.length - 1;
  return { variant, head, byteRange, content, body, hasDashes: hasDashes(body), end, flag };
}

/**
 * Writes what a leg gets that knows the message by another Message-ID.
 *
 * @param prepared What other legs get.
 * @param messageId The Message-ID.
 * @returns The same for this leg.
 */
export function renamedChunk(prepared: PreparedChunk, messageId: string): PreparedChunk {
  const { head, byteRange, body } = prepared;
  return { ...prepared, content: writeContent(linesOf(head, byteRange, messageId), body) };
}

// Octets of the old block in a chunk that comes behind the one with the block are not sent again.
function changedBody({ start, body }: Chunk, block: Uint8Array, blockLength: number): Uint8Array {
  if (start > blockLength) return body;
  const rest = body.subarray(Math.max(0, blockLength + 1 - start));
  if (start > 1 || body.length < blockLength) return rest;
  const changed = new Uint8Array(block.length + rest.length);
  changed.set(block);
  changed.set(rest, block.length);
  return changed;
}

function movedRange(
  chunk: Chunk,
  start: number,
  shift: number,
  octets: number,
): string | undefined {
  const { range } = chunk;
  if (range === undefined) return undefined;
  const total = range.total === undefined ? undefined : range.total + shift;
  if (range.end === undefined) return stringifyByteRange({ start, end: undefined, total });
  // The end that was written is moved, right or not, as far as that makes a range.
  const end = Math.min(Math.max(range.end + shift, start - 1), total ?? Infinity);
  const isRange = end >= start - 1 && (total ?? end) >= end;
  return stringifyByteRange(
    isRange ? { start, end, total } : { start, end: start + octets - 1, total: undefined },
  );
}

// All headers but the paths, in their order; without a value, Byte-Range and Message-ID stay as they are.
function linesOf(head: RequestHead, byteRange: string | undefined, messageId?: string): string {
  const { headers } = head;
  let lines = "";
  for (let index = 2; index < headers.length; index++) {
    const header = headers[index];
    if (header === undefined) break;
    lines += `${header.name}: ${valueOf(header, byteRange, messageId)}\r\n`;
  }
  return lines;
}

function valueOf(
  { name, value }: Header,
  byteRange: string | undefined,
  messageId: string | undefined,
): string {
  if (byteRange !== undefined && sameHeaderName(name, "Byte-Range")) return byteRange;
  if (messageId !== undefined && sameHeaderName(name, "Message-ID")) return messageId;
  return value;
}
