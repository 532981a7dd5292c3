/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  /** Put together when it is asked for, which is off the clock. */
  readonly body: Buffer;
}

/** An answer, and whether the connection ends with it. */
interface ReadAnswer {
  readonly answer: Answer;
  readonly isLast: boolean;
}

/** Takes the octets of a connection as they come, none when it ends. */
export type AnswerReader = Generator<undefined, ReadAnswer, Buffer>;

interface Head {
  readonly status: number;
  readonly etag: string | undefined;
  /** How the length of the body is told (RFC 9112 section 6.3): in octets, in chunks, or by the end of the connection. */
  readonly framing: number | "chunked" | "until end";
  readonly isLast: boolean;
}

const LINE_END = "\r\n";
const HEAD_END = "\r\n\r\n";

/**
 * Reads one answer of HTTP/1.1 (RFC 9112) to a request other than HEAD. It does as little as that takes, so that the
 * time it needs is no notable part of what is measured.
 *
 * @yields Nothing, for the next octets.
 * @throws Error when the connection ends too early.
 */
export function* readAnswer(): AnswerReader {
  const [start, afterHead] = yield* readUpTo(HEAD_END, yield* more());
  const { status, etag, framing, isLast } = parseHead(start);
  const pieces: Buffer[] = [];
  if (framing === "chunked") yield* readChunks(afterHead, pieces);
  else if (framing === "until end") yield* readToEnd(afterHead, pieces);
  else yield* readOctets(framing, afterHead, pieces);
  const answer = {
    status,
    etag,
    get body() {
      return Buffer.concat(pieces);
    },
  };
  return { answer, isLast };
}

function parseHead(head: string): Head {
  const [, version, status] = /^HTTP\/1\.([01]) (\d{3})/.exec(head) ?? [];
  if (status === undefined) throw new Error(`"${head.slice(0, 80)}" is no answer of HTTP/1.1`);
  const connection = fieldOf(head, /\r\nconnection:[ \t]*([^\r]*)/i)?.toLowerCase();
  const isLast = version === "0" ? connection !== "keep-alive" : connection === "close";
  const framing = framingOf(head, Number(status));
  return {
    status: Number(status),
    etag: fieldOf(head, /\r\netag:[ \t]*([^\r]*)/i),
    framing,
    isLast: isLast || framing === "until end",
  };
}

function framingOf(head: string, status: number): Head["framing"] {
  if (status === 204 || status === 304) return 0;
  if (/\r\ntransfer-encoding:[ \t]*chunked/i.test(head)) return "chunked";
  const length = fieldOf(head, /\r\ncontent-length:[ \t]*(\d+)/i);
  return length === undefined ? "until end" : Number(length);
}

function fieldOf(head: string, field: RegExp): string | undefined {
  return field.exec(head)?.[1];
}

type Reading<Read> = Generator<undefined, Read, Buffer>;

function* more(): Reading<Buffer> {
  const octets = yield;
  if (octets.length === 0) throw new Error("the connection ended before the answer did");
  return octets;
}

function* readUpTo(end: string, given: Buffer): Reading<readonly [text: string, rest: Buffer]> {
  let octets = given;
  for (;;) {
    const at = octets.indexOf(end, 0, "latin1");
    if (at !== -1) return [octets.toString("latin1", 0, at), octets.subarray(at + end.length)];
    octets = Buffer.concat([octets, yield* more()]);
  }
}

// Gives what comes after the octets.
function* readOctets(count: number, given: Buffer, pieces: Buffer[]): Reading<Buffer> {
  let octets = given;
  let left = count;
  while (octets.length < left) {
    pieces.push(octets);
    left -= octets.length;
    octets = yield* more();
  }
  pieces.push(octets.subarray(0, left));
  return octets.subarray(left);
}

function* readChunks(given: Buffer, pieces: Buffer[]): Reading<void> {
  let octets = given;
  for (;;) {
    const [line, rest] = yield* readUpTo(LINE_END, octets);
    const size = Number.parseInt(line, 16);
    if (size === 0) {
      yield* readTrailer(rest);
      return;
    }
    [, octets] = yield* readUpTo(LINE_END, yield* readOctets(size, rest, pieces));
  }
}

function* readTrailer(given: Buffer): Reading<void> {
  let [line, rest] = yield* readUpTo(LINE_END, given);
  while (line !== "") [line, rest] = yield* readUpTo(LINE_END, rest);
}

function* readToEnd(given: Buffer, pieces: Buffer[]): Reading<void> {
  pieces.push(given);
  for (let octets = yield; octets.length > 0; octets = yield) pieces.push(octets);
}
