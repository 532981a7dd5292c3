import { parameterValues, sameName, type Property } from "../card.ts";
import { isQuotedPrintable } from "../content-line.ts";
import { endsInBackslash, endsSoftly } from "../continuation.ts";
import { LineBreaks } from "../line-breaks.ts";
import type { Version } from "../values.ts";
import type { DiagnosticCode } from "./diagnostics.ts";
import type { Findings, PlacedFinding } from "./finding.ts";
import { mapProperty, placeInText, type LineMap } from "./line-map.ts";
import { partsOf } from "./line-parts.ts";

/** Longest physical line without its line break, in octets (RFC 6350 section 3.2). */
const MAX_LINE_OCTETS = 75;

/** The octets of a character, where each is an octet that is not UTF-8 by itself. */
const STAND_INS = /(?<![\ud800-\udbff])[\udc80-\udcff]+/g;

/**
 * Looks at how a property is written: what its characters, unfolded, do not tell.
 *
 * @param text The text.
 * @param from Where the property starts.
 * @param to Where it ends, with its line break.
 * @param property The property that was read there.
 * @param version The version that its card is read by.
 * @param findings Takes what is found.
 */
export function checkLine(
  text: string,
  from: number,
  to: number,
  property: Property,
  version: Version,
  findings: Findings<PlacedFinding>,
): void {
  const written = text.slice(from, to);
  const add = (found: Found): void => {
    findings.add({ ...found, from: from + found.from, to: from + found.to, property });
  };
  checkPhysicalLines(written, isQuotedPrintable(property), version !== "2.1", add);
  if (!written.isWellFormed()) {
    checkUtf8(mapProperty(written, 0, written.length, property), property, add);
  }
  if (version !== "4.0" && property.parameters.length > 0 && written.includes("^")) {
    checkCarets(mapProperty(written, 0, written.length, property), add);
  }
}

type Found = Omit<PlacedFinding, "property">;
type Add = (found: Found) => void;

// Looks at how long each physical line is, and at what stands behind each but the last: a fold, or what
// is none. Each kind is said once.
function checkPhysicalLines(
  written: string,
  isQuotedPrintable: boolean,
  hasLimit: boolean,
  add: Add,
): void {
  const breaks = new LineBreaks(written);
  const said = new Set<DiagnosticCode>();
  const addOnce = (found: Found | undefined): void => {
    if (found === undefined || said.has(found.code)) return;
    said.add(found.code);
    add(found);
  };
  for (let start = 0; ; start = breaks.next) {
    breaks.find(start);
    if (hasLimit) addOnce(longLine(written, start, breaks.end));
    if (breaks.next === written.length) break;
    const check = isQuotedPrintable ? blankLine : missingFold;
    addOnce(check(written, start, breaks));
  }
  if (!isQuotedPrintable || !endsSoftly(written, 0, breaks.end)) return;
  const code = "dangling-soft-break";
  const message = "equals sign ends the value, with nothing behind it; leave it out, or write =3D";
  add({ code, message, from: breaks.end - 1, to: breaks.end });
}

function longLine(written: string, from: number, to: number): Found | undefined {
  // No code unit makes more than three octets.
  if (3 * (to - from) <= MAX_LINE_OCTETS) return undefined;
  const octets = octetsOf(written, from, to);
  if (octets <= MAX_LINE_OCTETS) return undefined;
  const message = `line has ${octets} octets; fold it at ${MAX_LINE_OCTETS}`;
  return { code: "unfolded-line", message, from, to };
}

// Counts octets. One that is not UTF-8 stands in the text as a lone surrogate.
function octetsOf(text: string, from: number, to: number): number {
  let octets = to - from;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80 || (unit >= 0xdc80 && unit <= 0xdcff)) continue;
    octets += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return octets;
}

function blankLine(written: string, start: number, { end, next }: LineBreaks): Found | undefined {
  if (start === 0 || written.slice(start, end).trim() !== "") return undefined;
  const message = "line is blank within quoted-printable; leave it out";
  return { code: "blank-line", message, from: start, to: next };
}

function missingFold(written: string, start: number, { end, next }: LineBreaks): Found | undefined {
  if (/[ \t]/.test(written.charAt(next))) return undefined;
  if (endsInBackslash(written, start, end)) {
    const message = "backslash stands at the end of a line; write \\n and what is in the next line";
    return { code: "escaped-line-break", message, from: end - 1, to: next };
  }
  const message = "base64 goes on in a line that is not indented; begin it with a space";
  return { code: "unindented-base64", message, from: next, to: next + 1 };
}

function checkUtf8(map: LineMap, property: Property, add: Add): void {
  const [charset] = parameterValues(property, "CHARSET");
  const isUtf8 = charset === undefined || sameName(charset, "UTF-8");
  let hasInvalid = !isUtf8;
  let hasFold = false;
  /** The first piece of the line behind the octets that are looked at. */
  let piece = 1;
  // Both halves of a character of UTF-16 may stand on the two sides of a fold, too.
  for (const start of map.starts.slice(1)) {
    const pair = map.line.slice(start - 1, start + 1);
    if (hasFold || !/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)) continue;
    hasFold = true;
    addFold(map, start, add);
  }
  for (const { index, 0: units } of map.line.matchAll(STAND_INS)) {
    const end = index + units.length;
    if (hasInvalid && hasFold) return;
    while ((map.starts[piece] ?? end) <= index) piece += 1;
    const fold = map.starts[piece] ?? end;
    if (isUtf8 && fold < end && isWhole(units)) {
      if (!hasFold) addFold(map, fold, add);
      hasFold = true;
      continue;
    }
    if (hasInvalid) continue;
    hasInvalid = true;
    addInvalid(map, index, end, add);
  }
  if (hasInvalid || map.line.isWellFormed()) return;
  const lone =
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udc7f\udd00-\udfff]/;
  const found = lone.exec(map.line);
  if (found !== null) addInvalid(map, found.index, found.index + 1, add);
}

function addFold(map: LineMap, at: number, add: Add): void {
  add({
    code: "fold-inside-character",
    message: "fold cuts a character in two; fold between characters",
    from: placeInText(map, at - 1),
    to: placeInText(map, at) + 1,
  });
}

function addInvalid(map: LineMap, from: number, to: number, add: Add): void {
  add({
    code: "invalid-utf-8",
    message: "octets are not UTF-8; write the text in UTF-8",
    from: placeInText(map, from),
    to: placeInText(map, to - 1) + 1,
  });
}

// Tells whether octets that are no UTF-8 where they stand are UTF-8 together.
function isWhole(units: string): boolean {
  const octets = Uint8Array.from(units, (unit) => unit.charCodeAt(0) & 0xff);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(octets);
    return true;
  } catch {
    return false;
  }
}

function checkCarets(map: LineMap, add: Add): void {
  for (const { values } of partsOf(map.line).parameters) {
    for (const { from, to } of values) {
      const at = map.line.slice(from, to).search(/\^[n'^]/);
      if (at === -1) continue;
      add({
        code: "caret-encoding",
        message: "escape of RFC 6868 stands outside of vCard 4.0, where few programs read it",
        from: placeInText(map, from + at),
        to: placeInText(map, from + at + 1) + 1,
      });
      return;
    }
  }
}
