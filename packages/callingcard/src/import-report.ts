import type { ImportResult } from "./import-card.ts";

/** Counts of an import. */
export interface ImportSummary {
  readonly created: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly refused: number;
}

/** Collects results, writes their lines. */
export interface ImportReport {
  /**
   * @param place File, line and perhaps column, as in `contacts.vcf:12:5`.
   * @param label Who the card is of.
   */
  readonly add: (place: string, label: string, result: ImportResult) => void;
  readonly summary: () => ImportSummary;
}

/**
 * Makes a report: one line per card.
 *
 * @param write Takes one line, without its end.
 */
export function createImportReport(write: (line: string) => void): ImportReport {
  const counts = { created: 0, replaced: 0, unchanged: 0, skipped: 0, refused: 0 };
  return {
    add: (place, label, { kind, reason, hasAddedUid }) => {
      counts[kind] += 1;
      const note = reason ?? (hasAddedUid ? `${label} (UID added)` : label);
      write(`${place}: ${kind}: ${oneLine(note)}`);
    },
    summary: () => ({ ...counts }),
  };
}

/**
 * Writes a summary as one line.
 *
 * @param summary The counts.
 * @param isDryRun Whether nothing was written.
 */
export function summaryLine(summary: ImportSummary, isDryRun: boolean): string {
  const { created, replaced, unchanged, skipped, refused } = summary;
  const left = skipped === 0 ? "" : `${skipped} skipped, `;
  const counts = `${created} created, ${replaced} replaced, ${unchanged} unchanged, ${left}${refused} refused`;
  return isDryRun ? `${counts} (dry run: nothing was written)` : counts;
}

/** Longest label or reason on a line, in UTF-16 code units. */
const MAX_NOTE = 200;

/**
 * Control characters of a card could move the cursor of the terminal it is shown on.
 *
 * @internal
 */
export function oneLine(note: string): string {
  const shown = note.replaceAll(/\p{Cc}+/gu, " ");
  return shown.length > MAX_NOTE ? `${shown.slice(0, MAX_NOTE)}…` : shown;
}
