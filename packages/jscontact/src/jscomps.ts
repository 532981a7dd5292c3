import { escapeText, unescapeText } from "@callingcard/vcard";

/** One entry of JSCOMPS: a value of the structured value, or a separator. */
export type JscompsEntry =
  | { readonly is: "position"; readonly component: number; readonly item: number }
  | { readonly is: "separator"; readonly value: string };

/** The order of the parts of a structured value (RFC 9555 section 3.3.1). */
export interface Jscomps {
  readonly defaultSeparator: string | undefined;
  readonly entries: readonly JscompsEntry[];
}

/**
 * Reads the value of a JSCOMPS parameter (RFC 9555 section 3.3.1).
 *
 * @param text The value, decoded by RFC 6868.
 * @returns The entries; `undefined` if it has not the form.
 */
export function parseJscomps(text: string): Jscomps | undefined {
  const [first = "", ...rest] = splitEntries(text);
  const start = first === "" ? undefined : parseEntry(first);
  if (first !== "" && start?.is !== "separator") return undefined;
  const entries = rest.map(parseEntry);
  if (entries.length === 0 || entries.includes(undefined)) return undefined;
  return {
    defaultSeparator: start?.is === "separator" ? start.value : undefined,
    entries: entries.filter((entry) => entry !== undefined),
  };
}

/**
 * Writes the value of a JSCOMPS parameter; {@link parseJscomps} undoes it.
 *
 * @param jscomps The order.
 * @returns The value, to be encoded by RFC 6868.
 */
export function stringifyJscomps(jscomps: Jscomps): string {
  const { defaultSeparator, entries } = jscomps;
  const start = defaultSeparator === undefined ? "" : `s,${escapeSeparator(defaultSeparator)}`;
  return [start, ...entries.map(stringifyEntry)].join(";");
}

// Splits at the semicolons that are not escaped. A separator may hold a line feed, which the value of
// a property could not.
function splitEntries(text: string): string[] {
  const entries: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === ";") {
      entries.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...entries, text.slice(start)];
}

function parseEntry(text: string): JscompsEntry | undefined {
  if (text.startsWith("s,")) return { is: "separator", value: unescapeText(text.slice(2)) };
  const [first = "", second, ...more] = text.split(",");
  const component = index(first);
  const item = second === undefined ? 0 : index(second);
  return component === undefined || item === undefined || more.length > 0
    ? undefined
    : { is: "position", component, item };
}

function index(text: string): number | undefined {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}

function stringifyEntry(entry: JscompsEntry): string {
  if (entry.is === "separator") return `s,${escapeSeparator(entry.value)}`;
  return entry.item === 0 ? String(entry.component) : `${entry.component},${entry.item}`;
}

// Line breaks are for RFC 6868 to encode, and no escape of this value.
function escapeSeparator(text: string): string {
  return text.split("\n").map(escapeText).join("\n");
}
