import { createReadStream } from "node:fs";
import { type CardFile, type CardFilePart, readCardFile } from "../card-file.ts";
import { type FileFormat, formatOf } from "./file-format.ts";

/** Octets that are read at one time. */
const CHUNK_OCTETS = 262_144;

/**
 * Reads the cards of a file in any format, one of vCards part by part. Broken cards come with their problems and do
 * not hide their neighbours.
 *
 * @param file The path.
 * @param given The format; without it, what the file looks like.
 * @yields The parts.
 * @throws ParseError for a vCard file with more than 1 000 000 cards. An error of the file system for a file that
 *   cannot be read.
 */
export async function* readInterchange(
  file: string,
  given: FileFormat | undefined,
): AsyncGenerator<CardFilePart> {
  const chunks = chunksOf(file);
  const { value: first = new Uint8Array() } = await chunks.next();
  const format = given ?? formatOf(file, first);
  if (format === "vcard") {
    yield* readCardFile(joined(first, chunks));
    return;
  }
  const pieces: Uint8Array[] = [];
  for await (const chunk of joined(first, chunks)) pieces.push(chunk);
  const octets = Buffer.concat(pieces);
  yield { ...(await readWhole(octets, format)), octets: octets.length };
}

async function readWhole(
  octets: Uint8Array,
  format: Exclude<FileFormat, "vcard">,
): Promise<CardFile> {
  if (format === "csv") {
    const { readCsvCards } = await import("./csv-cards.ts");
    return readCsvCards(octets);
  }
  const { readJsonCards } = await import("./json-cards.ts");
  return readJsonCards(octets, format);
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_OCTETS })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

async function* joined(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
