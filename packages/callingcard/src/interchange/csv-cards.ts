import { CsvError, parse } from "csv-parse/sync";
import { stringifyCard } from "@callingcard/vcard";
import type { CardFile, FileCard, FileProblem } from "../card-file.ts";
import { cardOfRow } from "./csv-card.ts";

/** Longest row, in octets. */
const MAX_ROW_OCTETS = 1_048_576;

/** A row and where it is. */
interface CsvRow {
  readonly record: readonly string[];
  /** How many lines there are up to its end. */
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV file of an address book as Google Contacts, Outlook and Thunderbird write it (RFC 4180, in UTF-8 or
 * UTF-16, with commas, semicolons or tabs): one card for each row.
 *
 * @param octets The file.
 */
export function readCsvCards(octets: Uint8Array): CardFile {
  const text = decode(octets);
  const rows = readRows(text);
  if (!Array.isArray(rows)) return { cards: [], problems: [rows] };
  const [head, ...body] = rows;
  let line = (head?.info.lines ?? 0) + 1;
  const cards: FileCard[] = [];
  const problems: FileProblem[] = [];
  for (const { record, info } of body) {
    const card = cardOfRow(head?.record ?? [], record);
    if (card === undefined) problems.push({ message: "the row has no column that is known", line });
    else cards.push({ card, text: stringifyCard(card), line, problems: [] });
    line = info.lines + 1;
  }
  return { cards, problems };
}

function readRows(text: string): CsvRow[] | FileProblem {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      max_record_size: MAX_ROW_OCTETS,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return rows as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    return { message: error.message, line };
  }
}

// The one that the first line has most of.
function delimiterOf(text: string): string {
  const [head = ""] = text.split(/\r?\n|\r/, 1);
  const counts = [",", ";", "\t"].map((one) => ({ one, count: head.split(one).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.one ?? ",";
}

function decode(octets: Uint8Array): string {
  const [first, second] = octets;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(octets);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    // What Outlook writes where nothing else is asked for.
    return new TextDecoder("windows-1252").decode(octets);
  }
}
