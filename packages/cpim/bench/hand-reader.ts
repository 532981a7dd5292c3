// What a careful programmer writes without a grammar: a regular expression for each line. It refuses
// less, says no places, and cannot write.
import { IMDN_NAMESPACE } from "../src/index.ts";

/** Namespace, name, text and perhaps language of a header. */
export type HandHeader = readonly [
  namespace: string,
  name: string,
  text: string,
  language?: string | undefined,
];

/** A message as the bench compares them. */
export interface HandMessage {
  readonly headers: readonly HandHeader[];
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CORE = "urn:ietf:params:cpim-headers:";
const NAME = "[!#-'*+\\-0-9A-Z^-z|~]+";
const HEADER = new RegExp(
  `^(?:(${NAME})\\.)?(${NAME}):((?:;${NAME}=(?:"(?:[^"\\\\]|\\\\.)*"|[^ ;"]+))*) ([^\\0-\\x1f\\x7f]*)$`,
);
const DECLARATION = /^(?:([^ <]+) *)?<([^<> ]+)>$/;
const LETTERS = new Map([
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
]);
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a message. */
export function handRead(octets: Uint8Array): HandMessage {
  const headersEnd = blankLine(octets, 0);
  const end = blankLine(octets, headersEnd);
  const head = decoder.decode(octets.subarray(0, headersEnd - 4));
  const prefixes = new Map<string, string>();
  let defaultNamespace = CORE;
  const headers: HandHeader[] = [];
  for (const line of head.split("\r\n")) {
    const [, prefix, name = "", parameters = "", value = ""] = HEADER.exec(line) ?? [];
    if (name === "") throw new Error("no header");
    let namespace: string | undefined = defaultNamespace;
    if (prefix !== undefined) namespace = prefixes.get(prefix);
    else if (name === "NS") namespace = CORE;
    if (namespace === undefined) throw new Error("no such prefix");
    if (name === "NS" && namespace === CORE) {
      const [, declared, uri] = DECLARATION.exec(value) ?? [];
      if (uri === undefined) throw new Error("no namespace");
      if (declared === undefined) defaultNamespace = uri;
      else prefixes.set(declared, uri);
    }
    const text = unescape(value);
    const language = parameters === "" ? undefined : /;lang=([\w-]+)/.exec(parameters)?.[1];
    headers.push(
      language === undefined ? [namespace, name, text] : [namespace, name, text, language],
    );
  }
  const fields = decoder.decode(octets.subarray(headersEnd, end - 2));
  const contentType = /(?:^|\r\n)content-type:[ \t]*([^\r\n]*)/i.exec(fields)?.[1] ?? "";
  return { headers, contentType, body: octets.subarray(end) };
}

/** Whether a message asks for a notification, as a relay wants to know. */
export function handAsksForNotification({ headers }: HandMessage): boolean {
  return headers.some(
    ([namespace, name, text]) =>
      namespace === IMDN_NAMESPACE && name === "Disposition-Notification" && text !== "",
  );
}

function unescape(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(.))/g,
    (_, unit: string | undefined, letter = "") =>
      unit === undefined
        ? (LETTERS.get(letter) ?? letter)
        : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

// The place behind the next blank line.
function blankLine(octets: Uint8Array, from: number): number {
  for (let place = octets.indexOf(13, from); place !== -1; place = octets.indexOf(13, place + 1)) {
    if (octets[place + 1] === 10 && octets[place + 2] === 13 && octets[place + 3] === 10) {
      return place + 4;
    }
  }
  throw new Error("no blank line");
}
