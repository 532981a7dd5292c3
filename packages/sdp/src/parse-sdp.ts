import type { Failure } from "@callingcard/grammar";
import { sessiondescription, type Sessiondescription } from "./generated/sdp.ts";
import { readLenient } from "./lenient.ts";
import { DEFAULT_LIMITS, type ParseOptions } from "./options.ts";
import { SdpError, type SdpErrorCode } from "./sdp-error.ts";
import type { MediaDescription, SdpLine, SessionDescription } from "./session-description.ts";

const LF = "\n";
const CR = "\r";

/** Largest port there is. */
const MAX_PORT = 65_535;

/**
 * Reads a session description (RFC 8866).
 *
 * @param input The text, or its octets in UTF-8.
 * @param options Strict or lenient, and limits.
 * @returns The lines, from which `stringifySdp` gives the same octets.
 * @throws SdpError for what is no session description. In lenient mode, for NUL, carriage returns without
 *   line feed, octets that are not UTF-8, a text without a line, and what is beyond a limit.
 */
export function parseSdp(
  input: string | Uint8Array,
  options: ParseOptions = {},
): SessionDescription {
  const { maxLength = DEFAULT_LIMITS.maxLength, mode = "strict" } = options;
  const refuse = (code: SdpErrorCode, reason: string, offset: number, rule: string): never => {
    throw new SdpError({
      code,
      reason,
      source: typeof input === "string" ? input : "",
      offset,
      rule,
    });
  };
  if (input.length > maxLength) {
    const reason = `description has more than ${maxLength} characters`;
    return refuse("too-long", reason, maxLength, "RFC 8866 session-description");
  }
  const text = typeof input === "string" ? input : decode(input);
  try {
    return readStrict(text, options);
  } catch (error) {
    if (mode === "strict" || !(error instanceof SdpError)) throw error;
    const description = readLenient(text, options);
    options.onProblem?.(error);
    return description;
  }
}

function readStrict(text: string, options: ParseOptions): SessionDescription {
  const value = sessiondescription.parse(text, (failure) => {
    throw failureError(text, failure);
  });
  const description = { lines: sessionLines(value), media: value.media.map(mediaSection) };
  const fault = faultOf(description, options);
  if (fault === undefined) return description;
  const { code, reason, line, index, rule } = fault;
  throw new SdpError({
    code,
    reason,
    source: text,
    offset: offsetOf(description, line) + index,
    rule,
  });
}

function sessionLines(value: Sessiondescription): SdpLine[] {
  const lines: SdpLine[] = [value.version, value.origin, value.name];
  if (value.information !== undefined) lines.push(value.information);
  if (value.uri !== undefined) lines.push(value.uri);
  addAll(lines, value.emails);
  addAll(lines, value.phones);
  if (value.connection !== undefined) lines.push(value.connection);
  addAll(lines, value.bandwidths);
  for (const { time, repeats, zone } of value.times) {
    lines.push(time);
    addAll(lines, repeats);
    if (zone !== undefined) lines.push(zone);
  }
  if (value.key !== undefined) lines.push(value.key);
  addAll(lines, value.attributes);
  return lines;
}

function mediaSection(value: Sessiondescription["media"][number]): MediaDescription {
  const lines: SdpLine[] = [value.media];
  if (value.information !== undefined) lines.push(value.information);
  addAll(lines, value.connections);
  addAll(lines, value.bandwidths);
  if (value.key !== undefined) lines.push(value.key);
  addAll(lines, value.attributes);
  return { lines };
}

// One by one: the arguments of a call have a limit of their own.
function addAll(lines: SdpLine[], more: readonly SdpLine[]): void {
  for (const line of more) lines.push(line);
}

interface Fault {
  readonly code: SdpErrorCode;
  readonly reason: string;

  /** The line with the fault, and the place in it. */
  readonly line: SdpLine | undefined;
  readonly index: number;
  readonly rule: string;
}

// What the grammar does not say.
function faultOf(description: SessionDescription, options: ParseOptions): Fault | undefined {
  const { lines, media } = description;
  const [version] = lines;
  if (version !== undefined && /[^0]/.test(version.value)) {
    const reason = `version ${version.value.slice(0, 8)}`;
    return {
      code: "unsupported-version",
      reason,
      line: version,
      index: 2,
      rule: "RFC 8866 version-field",
    };
  }
  const { maxMedia = DEFAULT_LIMITS.maxMedia, maxLines = DEFAULT_LIMITS.maxLines } = options;
  if (media.length > maxMedia) {
    const reason = `more than ${maxMedia} media`;
    const line = media[maxMedia]?.lines[0];
    return { code: "too-many-media", reason, line, index: 0, rule: "RFC 8866 media-description" };
  }
  let left = maxLines;
  for (const section of [description, ...media]) {
    const fault = faultOfLines(section.lines, version?.lineEnd ?? "\r\n", left);
    if (fault !== undefined) return fault;
    left -= section.lines.length;
  }
  return undefined;
}

function faultOfLines(lines: readonly SdpLine[], lineEnd: string, left: number): Fault | undefined {
  if (lines.length > left) {
    const reason = "more lines than the limit";
    return {
      code: "too-many-lines",
      reason,
      line: lines[left],
      index: 0,
      rule: "RFC 8866 section 5",
    };
  }
  for (const line of lines) {
    // A reader that takes one of the two alone would see other lines than this one.
    if (line.lineEnd !== lineEnd) {
      const index = line.value.length + 2;
      const reason = "line ends otherwise than the first one";
      return { code: "mixed-line-ends", reason, line, index, rule: "RFC 8866 section 5" };
    }
    if (line.type === "m" && portOf(line.value) > MAX_PORT) {
      const index = line.value.indexOf(" ") + 3;
      return {
        code: "invalid-port",
        reason: "port beyond 65535",
        line,
        index,
        rule: "RFC 8866 port",
      };
    }
  }
  return undefined;
}

// The port of an m= line that the grammar took.
function portOf(value: string): number {
  return Number.parseInt(value.slice(value.indexOf(" ") + 1), 10);
}

function offsetOf({ lines, media }: SessionDescription, wanted: SdpLine | undefined): number {
  let offset = 0;
  for (const line of [...lines, ...media.flatMap((section) => section.lines)]) {
    if (line === wanted) return offset;
    offset += line.value.length + line.lineEnd.length + 2;
  }
  return offset;
}

function decode(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    const refuse = ({ offset, rule }: Failure): never => {
      const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
      const reason = "octet is not UTF-8";
      throw new SdpError({
        code: "invalid-utf-8",
        reason,
        source,
        offset,
        rule: `RFC 8866 ${rule}`,
      });
    };
    sessiondescription.parseOctets(octets, refuse);
    return "";
  }
}

/**
 * Makes the error of a text that the grammar does not have.
 *
 * @param text The text.
 * @param failure What the parser said.
 * @returns The error.
 */
function failureError(text: string, failure: Failure): SdpError {
  const { offset, rule, expected } = failure;
  const lone = loneCarriageReturn(text, offset);
  const fault: { code: SdpErrorCode; reason: string; offset: number } =
    lone === undefined
      ? { code: codeAt(text, failure), reason: `expected ${expected}`, offset }
      : { code: "lone-carriage-return", reason: "carriage return without line feed", offset: lone };
  return new SdpError({ ...fault, source: text, rule: `RFC 8866 ${rule}` });
}

function codeAt(text: string, { code, offset }: Failure): SdpErrorCode {
  if (text[offset] === "\0") return "nul";
  return code === "unexpected-end" ? code : "unexpected-character";
}

// The place of a carriage return without line feed, at an offset or before it: there the line feed was missed.
function loneCarriageReturn(text: string, offset: number): number | undefined {
  return [offset - 1, offset].find((at) => text[at] === CR && text[at + 1] !== LF);
}
