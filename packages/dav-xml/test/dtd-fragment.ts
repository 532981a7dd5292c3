import { rfcLines } from "../../../tools/rfc/rfc-example.ts";

/** The definition of an element in the text of an RFC. */
export interface DtdFragment {
  /** Number of the section that it stands in, such as `14.24`. */
  readonly section: string;
  /** The local name of the element. */
  readonly element: string;
  /** What it may contain, on one line. */
  readonly content: string;
}

/**
 * Finds the DTD fragments in an RFC.
 *
 * @param number The number of the RFC.
 */
export function dtdFragments(number: number): DtdFragment[] {
  const text = rfcLines(number).join("\n");
  const fragments: DtdFragment[] = [];
  let section = "";
  const parts = /^([0-9]+(?:\.[0-9]+)*)\.? {1,3}\S|<!ELEMENT\s+(\S+)\s+([^>]*)>/gm;
  for (const [, heading, element = "", content = ""] of text.matchAll(parts)) {
    if (heading === undefined) {
      fragments.push({ section, element, content: content.replace(/\s+/g, " ").trim() });
    } else section = heading;
  }
  return fragments;
}
