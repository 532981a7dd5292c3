import { type Cursor, octetCursor, ParseError } from "@callingcard/grammar";
import { fieldValue, type HeaderField, matchHeaderFields } from "@callingcard/mime";
import { CpimError, type CpimErrorCode, syntaxError } from "./cpim-error.ts";
import { head, tail, type Header, type Tail } from "./generated/cpim.ts";
import type { CpimHeader } from "./header.ts";
import { type CpimOptions, DEFAULT_LIMITS } from "./limits.ts";
import { isDirection } from "./message-direction.ts";
import { isNamespaceHeader, NamespaceScope } from "./namespace-scope.ts";

/** What stands before the content of a message. */
export interface CpimHead {
  /** The message headers in their order. */
  readonly headers: readonly CpimHeader[];

  /** The header fields of the content, for the functions of `@callingcard/mime`. */
  readonly fields: readonly HeaderField[];

  /** Octets of the message headers, without the blank line: where a header can be added. */
  readonly headersLength: number;

  /** Octets of all this, with both blank lines: where the content's body begins. */
  readonly length: number;
}

/** A header without parameters has these. */
const NONE: readonly never[] = [];

const SPACE = 32;
const SEMICOLON = 59;

/**
 * Reads what stands before the content.
 *
 * @param octets All of it, with both blank lines and nothing behind.
 * @param headersLength Octets of the message headers, without the blank line.
 * @param options Limits, and what to do about problems.
 * @returns Headers and fields.
 * @throws ParseError for what is not of RFC 3862 or RFC 2045, and beyond a limit.
 */
export function readHead(
  octets: Uint8Array,
  headersLength: number,
  options: CpimOptions,
): CpimHead {
  const { maxHeaders = DEFAULT_LIMITS.maxHeaders, maxFields = DEFAULT_LIMITS.maxFields } = options;
  const cursor = cursorOver(octets);
  const written = head.match(cursor, (failure) => {
    throw syntaxError(cursor.text, failure);
  });
  if (written.length > maxHeaders) {
    const reason = `message has more than ${maxHeaders} headers`;
    const offset = linesLength(written.slice(0, maxHeaders));
    throw errorAt(cursor.text, "too-many-headers", reason, offset);
  }
  const headers = new HeaderReader(options).read(written);
  const start = cursor.offset;
  const fields = matchHeaderFields(cursor, { maxFields });
  if (fieldValue(fields, "Content-Type") === undefined) {
    const reason = "content has no Content-Type";
    complain(options, errorAt(cursor.text, "missing-content-type", reason, start));
  }
  return { headers, fields, headersLength, length: octets.length };
}

class HeaderReader {
  readonly #options: CpimOptions;
  readonly #maxParameters: number;
  readonly #scope = new NamespaceScope();
  #offset = 0;
  #line = 1;
  #hasDirection = false;

  constructor(options: CpimOptions) {
    this.#options = options;
    this.#maxParameters = options.maxParameters ?? DEFAULT_LIMITS.maxParameters;
  }

  read(written: readonly Header[]): readonly CpimHeader[] {
    const headers: CpimHeader[] = [];
    for (const one of written) {
      headers.push(this.#readHeader(one));
      this.#offset += linesLength([one]);
      this.#line += 1;
    }
    return headers;
  }

  #readHeader(written: Header): CpimHeader {
    const { first, second, rest } = written;
    const prefix = second === undefined ? undefined : first;
    const name = second ?? first;
    const namespace = this.#scope.resolve(prefix, name);
    if (namespace === undefined) {
      this.#complain("undeclared-prefix", "no NS header declares the prefix", 0);
    }
    const unit = rest.charCodeAt(0);
    const { parameters, value } =
      unit === SEMICOLON
        ? this.#readTail(rest)
        : { parameters: NONE, value: unit === SPACE ? rest.slice(1) : rest };
    const space = unit === SPACE || unit === SEMICOLON ? " " : "";
    const header = { namespace, prefix, name, parameters, space, value };
    if (space === "") {
      this.#complain("missing-space", "no space behind the colon", nameLength(written));
    }
    if (name === "NS" && isNamespaceHeader(header) && !this.#scope.declare(value)) {
      this.#complain("invalid-namespace", "NS header that declares no namespace", 0);
    }
    if (isDirection(header)) {
      if (this.#hasDirection) {
        this.#complain("repeated-header", "Message-Direction stands once at most", 0);
      }
      this.#hasDirection = true;
    }
    return header;
  }

  // The grammar of the head has read it as one already.
  #readTail(rest: string): Tail {
    const read = tail.parse(rest, (failure) => {
      throw syntaxError(rest, failure);
    });
    if (read.parameters.length <= this.#maxParameters) return read;
    const reason = `header has more than ${this.#maxParameters} parameters`;
    throw this.#error("too-many-parameters", reason, 0);
  }

  #complain(code: CpimErrorCode, reason: string, behind: number): void {
    complain(this.#options, this.#error(code, reason, behind));
  }

  // The line is known: to count lines again for each problem would take quadratic time.
  #error(code: CpimErrorCode, reason: string, behind: number): CpimError {
    const offset = this.#offset + behind;
    const position = { offset, line: this.#line, column: behind + 1 };
    return new CpimError({ code, reason, source: "", offset, position, rule: RULE });
  }
}

// The name with its prefix and the point between.
function nameLength({ first, second }: Header): number {
  return first.length + (second === undefined ? 0 : second.length + 1);
}

// With the colons and line breaks.
function linesLength(headers: readonly Header[]): number {
  return headers.reduce((sum, header) => sum + nameLength(header) + 3 + header.rest.length, 0);
}

const RULE = "RFC 3862 Header";

function errorAt(source: string, code: CpimErrorCode, reason: string, offset: number): CpimError {
  return new CpimError({ code, reason, source, offset, rule: RULE });
}

function complain({ onProblem }: CpimOptions, problem: CpimError): void {
  if (onProblem === undefined) throw problem;
  onProblem(problem);
}

function cursorOver(octets: Uint8Array): Cursor {
  try {
    return octetCursor(octets);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { offset, position, rule } = error;
    const reason = "octets that are not UTF-8";
    throw new CpimError({ code: "invalid-utf-8", reason, source: "", offset, position, rule });
  }
}
