import { type CardFile, readCardFile } from "../card-file.ts";
import { type FileFormat, formatOf } from "./file-format.ts";

/**
 * Reads the cards of a file in any format. Broken cards come with their problems and do not hide their neighbours.
 *
 * @param file The path.
 * @param octets What is in it.
 * @param given The format; without it, what the file looks like.
 * @throws ParseError for a vCard file with more than 1 000 000 cards.
 */
export async function readInterchange(
  file: string,
  octets: Uint8Array,
  given: FileFormat | undefined,
): Promise<CardFile> {
  const format = given ?? formatOf(file, octets);
  switch (format) {
    case "vcard":
      return readCardFile(octets);
    case "jcard":
    case "jscontact": {
      const { readJsonCards } = await import("./json-cards.ts");
      return readJsonCards(octets, format);
    }
    case "csv": {
      const { readCsvCards } = await import("./csv-cards.ts");
      return readCsvCards(octets);
    }
  }
}
