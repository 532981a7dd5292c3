import { isQuotedPrintable } from "../content-line.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import type { DiagnosticCode } from "./diagnostics.ts";

/** How the characters of a value are escaped. */
export type Escaping = "text" | "list" | "components" | "component-lists" | "uri";

/**
 * Looks at the backslashes of a value, and at what lacks one (RFC 6350 section 3.4). Each kind is said
 * once for a value.
 *
 * @param context The property.
 * @param escaping How its value is escaped.
 */
export function checkEscapes(context: PropertyContext, escaping: Escaping): void {
  const { property, index, version, findings } = context;
  // A backslash of quoted-printable, or of another charset, may be an octet of a character.
  if (isQuotedPrintable(property) || !property.value.isWellFormed()) return;
  const said = new Set<DiagnosticCode>();
  const add = (code: DiagnosticCode, message: string, from: number, to: number): void => {
    if (said.has(code)) return;
    said.add(code);
    findings.add({ code, message, property: index, part: { of: "value", from, to } });
  };
  const { value } = property;
  for (let at = nextMark(value, 0); at !== -1; at = nextMark(value, at)) {
    const mark = value[at];
    if (mark === "\\") {
      checkBackslash(value, at, version === "2.1", escaping, add);
      at += 2;
      continue;
    }
    if (version !== "2.1") checkBare(mark, at, version === "3.0", escaping, add);
    at += 1;
  }
}

type Add = (code: DiagnosticCode, message: string, from: number, to: number) => void;

// Finds the next character that escapes, or should be escaped.
function nextMark(value: string, from: number): number {
  for (let at = from; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit === 0x5c || unit === 0x2c || unit === 0x3b) return at;
  }
  return -1;
}

function checkBackslash(
  value: string,
  at: number,
  isVersion21: boolean,
  escaping: Escaping,
  add: Add,
): void {
  const escaped = String.fromCodePoint(value.codePointAt(at + 1) ?? 0x20);
  const end = Math.min(at + 1 + escaped.length, value.length);
  if (isVersion21) {
    if (!/[nN,:\\]/.test(escaped)) return;
    const message = `vCard 2.1 escapes the semicolon alone; readers take \\${escaped} in two ways`;
    add("escape-of-other-version", message, at, end);
  } else if (escaped === ":") {
    add("escaped-colon", "colon has a backslash; leave the backslash out", at, end);
  } else if (!(escaping === "uri" ? /[,;]/ : /[nN,;\\]/).test(escaped)) {
    const message =
      escaping === "uri"
        ? "backslash stands in a URI; write %5C"
        : `backslash stands before ${quote(escaped)}; write \\\\ for a backslash`;
    add("unknown-escape", message, at, end);
  }
}

function checkBare(
  mark: string | undefined,
  at: number,
  isVersion3: boolean,
  escaping: Escaping,
  add: Add,
): void {
  if (mark === "," && (escaping === "text" || escaping === "components")) {
    add("unescaped-comma", "comma has no backslash; write \\,", at, at + 1);
  }
  if (mark === ";" && isVersion3 && (escaping === "text" || escaping === "list")) {
    add("unescaped-semicolon", "semicolon has no backslash; write \\;", at, at + 1);
  }
}
