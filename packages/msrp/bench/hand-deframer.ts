// A careful reader without a grammar: end-lines by Buffer.indexOf, heads by one regular expression and
// indexOf. It checks start lines, colons and end-lines, and little else. What the figures are compared with.

/** What the reader calls. */
export interface HandSink {
  head(transactionId: string, headers: readonly (readonly [string, string])[]): void;
  body(octets: Buffer): void;
  end(flag: string): void;
}

const START = /^MSRP ([A-Za-z0-9][A-Za-z0-9.\-+%=]{3,31}) (?:([A-Z]+)|(\d{3})(?: (.*))?)$/;
const BLANK = Buffer.from("\r\n\r\n");
const CR = 13;
const MAX_HEAD = 16_384;

/** Reads frames by hand. */
export class HandDeframer {
  readonly #sink: HandSink;
  #rest: Buffer | undefined;
  #endLine: Buffer | undefined;

  constructor(sink: HandSink) {
    this.#sink = sink;
  }

  /** Takes the next octets. */
  feed(chunk: Buffer): void {
    const octets = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    let next: number | undefined;
    for (;;) {
      next = this.#endLine === undefined ? this.#head(octets, at) : this.#body(octets, at);
      if (next === undefined) break;
      at = next;
    }
    at += this.#given;
    this.#given = 0;
    this.#rest = at < octets.length ? octets.subarray(at) : undefined;
  }

  /** Octets of the body that were given out although its end is not there. */
  #given = 0;

  #head(octets: Buffer, at: number): number | undefined {
    const lineEnd = octets.indexOf("\r\n", at);
    if (lineEnd === -1) return this.#tooLong(octets.length - at);
    const [, id = ""] = START.exec(octets.toString("latin1", at, lineEnd)) ?? [];
    if (id === "") throw new Error("no start line");
    const endLine = Buffer.from(`\r\n-------${id}`, "latin1");
    const blank = octets.indexOf(BLANK, lineEnd);
    const head = blank === -1 ? octets : octets.subarray(0, blank + 2);
    const end = head.indexOf(endLine, lineEnd);
    if (end === -1 && blank === -1) return this.#tooLong(octets.length - at);
    const hasBody = end === -1;
    const next = hasBody ? blank + 4 : end + endLine.length + 3;
    if (next > octets.length) return undefined;
    this.#sink.head(id, headersOf(octets.toString("utf8", lineEnd + 2, hasBody ? blank : end)));
    if (hasBody) this.#endLine = endLine;
    else this.#sink.end(flagAt(octets, next));
    return next;
  }

  #body(octets: Buffer, at: number): number | undefined {
    const endLine = this.#endLine ?? BLANK;
    let end = octets.indexOf(endLine, at);
    while (end !== -1 && end + endLine.length + 3 <= octets.length) {
      const next = end + endLine.length + 3;
      if (isEndLine(octets, next)) {
        if (end > at) this.#sink.body(octets.subarray(at, end));
        this.#sink.end(flagAt(octets, next));
        this.#endLine = undefined;
        return next;
      }
      end = octets.indexOf(endLine, end + 2);
    }
    const first = octets.indexOf(CR, Math.max(at, octets.length - endLine.length - 2));
    let kept = first === -1 ? octets.length : first;
    if (end !== -1) kept = end;
    if (kept > at) this.#sink.body(octets.subarray(at, kept));
    this.#given = kept - at;
    return undefined;
  }

  #tooLong(octets: number): undefined {
    if (octets > MAX_HEAD) throw new Error("head too long");
  }
}

function isEndLine(octets: Buffer, next: number): boolean {
  return octets[next - 2] === CR && "$+#".includes(flagAt(octets, next));
}

function flagAt(octets: Buffer, next: number): string {
  return String.fromCharCode(octets[next - 3] ?? 0);
}

function headersOf(text: string): (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at < text.length;) {
    const found = text.indexOf("\r\n", at);
    const end = found === -1 ? text.length : found;
    const colon = text.indexOf(":", at);
    if (colon === -1 || colon > end) throw new Error("no colon");
    headers.push([text.slice(at, colon), text.slice(colon + 1, end).trim()]);
    at = end + 2;
  }
  return headers;
}
