import { extname } from "node:path";
import { ExitError } from "../surroundings.ts";

/** What files of cards are written in. */
export type FileFormat = "vcard" | "jcard" | "jscontact" | "csv";

const FORMATS: ReadonlySet<string> = new Set<FileFormat>(["vcard", "jcard", "jscontact", "csv"]);

/**
 * Reads the name of a format.
 *
 * @param value As it was given.
 * @throws ExitError Status 2 for another name.
 */
export function readFormat(value: string): FileFormat {
  if (isFormat(value)) return value;
  throw new ExitError(2, `--format: ${value} is not ${[...FORMATS].join(", ")}`);
}

function isFormat(value: string): value is FileFormat {
  return FORMATS.has(value);
}

/**
 * Finds out what a file is written in, by its first characters and its name.
 *
 * @param file The path.
 * @param octets What is in it.
 */
export function formatOf(file: string, octets: Uint8Array): FileFormat {
  const start = new TextDecoder().decode(octets.subarray(0, 4096)).trimStart();
  if (/^BEGIN:VCARD/i.test(start)) return "vcard";
  if (/^\[\s*(?:\[\s*)?"vcard"/.test(start)) return "jcard";
  if (/^[[{]/.test(start)) return "jscontact";
  return /^\.(?:csv|tsv|txt)$/i.test(extname(file)) ? "csv" : "vcard";
}
