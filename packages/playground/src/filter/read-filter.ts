import { parseSearch } from "@callingcard/carddav-filter/search";
import { CARDDAV, type Filter, parseReport } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";

/** A filter as it was written, or what is wrong with it. */
export type ReadFilter =
  | { readonly filter: Filter }
  | {
      readonly problem: string;
      /** In UTF-16 code units of what was written. */ readonly offset: number;
    };

/** A `filter` element by its start tag, behind an XML declaration or none. */
const FILTER_ELEMENT = /^(?:<\?xml[^>]*\?>\s*)?(<(?:[\w.-]+:)?filter[\s/>])/;

const HEAD = `<C:addressbook-query xmlns:C="${CARDDAV}" xmlns="${CARDDAV}" xmlns:D="DAV:"><D:prop/>`;

/**
 * Reads a filter as people have it at hand: a search expression, the `filter` element of RFC 6352 section 10.5 or
 * a whole `addressbook-query`. In a `filter` element alone, the prefixes `C` and `D` need not be declared.
 *
 * @param written What was written.
 * @returns The filter, or the problem; never throws for what was written.
 */
export function readFilter(written: string): ReadFilter {
  const lead = written.length - written.trimStart().length;
  const text = written.trim();
  if (!text.startsWith("<")) return read(() => parseSearch(written), 0);
  const element = FILTER_ELEMENT.exec(text);
  const skipped = element === null ? 0 : element[0].length - (element[1] ?? "").length;
  const xml = element === null ? text : `${HEAD}${text.slice(skipped)}</C:addressbook-query>`;
  return read(
    () => {
      const report = parseReport(xml);
      if (report.kind === "addressbook-query" && report.filter !== undefined) return report.filter;
      throw new RangeError("this is a report without a filter");
    },
    lead + skipped - (element === null ? 0 : HEAD.length),
  );
}

function read(parse: () => Filter, shift: number): ReadFilter {
  try {
    return { filter: parse() };
  } catch (error) {
    if (error instanceof ParseError) {
      return { problem: error.message, offset: Math.max(0, error.offset + shift) };
    }
    if (error instanceof RangeError) return { problem: error.message, offset: 0 };
    throw error;
  }
}
