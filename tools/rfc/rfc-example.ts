import { readFileSync } from "node:fs";

/** A document in the text of an RFC. */
export interface RfcExample {
  /** Number of the section that it stands in, such as `5.3.1`. */
  readonly section: string;
  /** The document as it stands there, without page breaks. */
  readonly xml: string;
}

/**
 * Finds the documents in an RFC: whatever begins with an XML declaration or with an element that
 * declares a namespace, up to its end tag.
 *
 * @param number The number of the RFC.
 */
export function rfcExamples(number: number): RfcExample[] {
  const lines = rfcLines(number);
  const examples: RfcExample[] = [];
  let section = "";
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    section = /^([0-9]+(?:\.[0-9]+)*)\.? {1,3}\S/.exec(line)?.[1] ?? section;
    if (!/^\s*<(?:\?xml|[A-Za-z])/.test(line)) continue;
    const length = documentLength(lines, index);
    const xml = lines.slice(index, index + length).join("\n");
    if (length > 0 && /xmlns/.test(xml)) {
      examples.push({ section, xml: xml.trim() });
      index += length - 1;
    }
  }
  return examples;
}

/**
 * Reads the lines of an RFC without its page breaks.
 *
 * @param number The number of the RFC.
 */
export function rfcLines(number: number): string[] {
  const file = new URL(`../../../shared/rfc/rfc${number}.txt`, import.meta.url);
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  // A foot line, the form feed and a head line, with the empty lines around them. A page ends in the
  // middle of an example too, so that nothing is left of the break.
  return text.replace(/\n*\n[^\n]*\[Page [0-9]+\]\n+\f?\n*RFC [0-9]+[^\n]*\n+/g, "\n").split("\n");
}

// Counts tags until the root element is closed; 0 when the next example begins before.
function documentLength(lines: readonly string[], start: number): number {
  let depth = 0;
  let open = "";
  for (let index = start; index < lines.length; index += 1) {
    const text = `${open}${lines[index]}\n`;
    if (index > start && /^\s*(?:>>|<\?xml|[0-9]+\.[0-9.]* )/.test(text)) return 0;
    for (const [tag] of text.matchAll(/<[^<>?!]*>/g)) {
      if (tag.startsWith("</")) depth -= 1;
      else if (!tag.endsWith("/>")) depth += 1;
      if (depth === 0) return index - start + 1;
    }
    // A tag may go over a line end.
    open = /<[^<>]*$/.exec(text)?.[0] ?? "";
  }
  return 0;
}
