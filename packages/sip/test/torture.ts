import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  parseMessage,
  parameterText,
  readHeader,
  SipError,
  validateMessage,
  type SipMessage,
} from "../src/index.ts";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));

/** A message of RFC 4475 and what is expected of it. */
export interface Torture {
  readonly file: string;
  readonly section: string;
  readonly want: "parse" | "reject" | "either";
  readonly facts: Readonly<Record<string, string | number>> | null;
}

/** The octets of a message of RFC 4475. */
export function tortureOctets(file: string): Uint8Array {
  return new Uint8Array(readFileSync(`${shared}testdata/rfc4475/${file}`));
}

/** The 49 messages of RFC 4475. */
export function tortures(): readonly Torture[] {
  const text = readFileSync(`${shared}testdata/rfc4475/expected.json`, "utf8");
  return JSON.parse(text) as Torture[];
}

/**
 * The messages of RFC 5118, as its text has them, but for Content-Length: those that have a body give it
 * another length than the text does.
 */
export function ipv6Tortures(): ReadonlyMap<string, string> {
  const text = readFileSync(`${shared}rfc/rfc5118.txt`, "utf8")
    .replaceAll(/\n+.*\[Page \d+\]\n\f?\n.*February 2008\n+/g, "\n")
    .replaceAll("\f", "");
  const messages = new Map<string, string>();
  for (const [, name = "", block = ""] of text.matchAll(
    /Message Details: (\S+)\n\n([^]*?)(?=\n\n\n|\n {3}(?! )\S|\n\d)/g,
  )) {
    const lines = block
      .replaceAll(/ *<allOneLine>\n([^]*?)\n *<\/allOneLine>/g, (_, all: string) =>
        all.replaceAll(/\n\s*/g, ""),
      )
      .split("\n")
      .map((line) => line.trim());
    const [head = "", ...body] = lines.join("\n").trim().split(/\n\n+/);
    const sdp = body.map((part) => `${part}\n`.replaceAll("\n", "\r\n")).join("");
    const fixed = head.replace(/^(Content-Length: *)\d+/m, `$1${sdp.length}`);
    messages.set(name, `${fixed}\n\n`.replaceAll("\n", "\r\n") + sdp);
  }
  return messages;
}

/** The codes with which a message is refused or found wrong; none for one that is right. */
export function judge(octets: Uint8Array): readonly string[] {
  try {
    return validateMessage(parseMessage(octets)).map(({ code }) => code);
  } catch (error) {
    if (error instanceof SipError) return [error.code];
    throw error;
  }
}

/** What a message says, as `expected.json` asks for it. */
export function factsOf(message: SipMessage): Readonly<Record<string, unknown>> {
  const cseq = readHeader(message, "CSeq");
  const tag = (name: "From" | "To"): string | undefined =>
    parameterText(readHeader(message, name)?.parameters ?? [], "tag");
  const start =
    message.kind === "request"
      ? { method: message.method, uri: message.requestUri }
      : { status: message.statusCode, reason: message.reasonPhrase };
  return {
    ...start,
    vias: readHeader(message, "Via")?.length,
    seq: cseq?.sequence,
    cseqMethod: cseq?.method,
    fromTag: tag("From"),
    toTag: tag("To"),
    callId: readHeader(message, "Call-ID"),
    contacts: readHeader(message, "Contact")?.length ?? 0,
    body: message.body.length,
    subject: readHeader(message, "Subject"),
  };
}
