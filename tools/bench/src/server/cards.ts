/** A contact of the benchmark: what was written, and what has to come back. */
export interface BenchCard {
  /** File name in the address book. */
  readonly name: string;
  readonly uid: string;
  readonly fn: string;
  readonly email: string;
  readonly note: string;
  readonly text: string;
}

const GIVEN = [
  "Ada",
  "José",
  "Zoë",
  "Łucja",
  "Søren",
  "Wei",
  "Olga",
  "Björn",
  "Nguyệt",
  "Mia",
  "太郎",
];
const FAMILY = [
  "Müller",
  "O'Brien",
  "Åström",
  "Nowak",
  "Kowalska",
  "Silva",
  "Petrov",
  "田中",
  "Haddad",
];
const ORGS = ["Example GmbH", "Überseehandel AG", "ACME; Widgets", "Société Générale, Lyon"];
const WORDS = "met at the spring fair asks for new parts before noon prefers mail to calls".split(
  " ",
);

/** One contact in this many carries a photo. */
const PHOTO_EVERY = 20;
const PHOTO_OCTETS = 20_000;

/**
 * Makes the contact with a number: always the same one, about 1.6 kB on average with its share of
 * photos, vCard 3.0, folded at 75 octets, CRLF.
 *
 * @param revision Distinguishes an update from the first version.
 */
export function benchCard(number: number, revision = 0): BenchCard {
  const random = generator(number * 7919 + revision);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "";
  const uid = `8f2a1c00-0000-4000-a000-${String(number).padStart(12, "0")}`;
  const given = pick(GIVEN);
  const family = pick(FAMILY);
  const fn = `${given} ${family}${revision > 0 ? ` ${revision}` : ""} ${number}`;
  const email = `person.${number}@${number % 9 === 0 ? "corp.example.org" : "example.com"}`;
  const note = Array.from({ length: 20 + Math.floor(random() * 40) }, () => pick(WORDS)).join(", ");
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:${uid}`,
    `FN:${escape(fn)}`,
    `N:${escape(family)};${escape(given)};;;`,
    `EMAIL;TYPE=INTERNET,WORK:${email}`,
    `item1.TEL;TYPE=CELL:+49 30 ${String(number).padStart(7, "0")}`,
    "item1.X-ABLabel:Büro",
    `ORG:${escape(pick(ORGS))};Sales`,
    `ADR;TYPE=HOME:;;Main Street ${number};Göteborg;;41101;Sweden`,
    `NOTE:${escape(note)}`,
    "CATEGORIES:friends,fair",
  ];
  if (number % PHOTO_EVERY === 0) {
    const photo = Buffer.from(
      Array.from({ length: PHOTO_OCTETS }, () => Math.floor(random() * 256)),
    );
    lines.push(`PHOTO;ENCODING=b;TYPE=JPEG:${photo.toString("base64")}`);
  }
  lines.push("REV:20260101T000000Z", "END:VCARD", "");
  return { name: `${uid}.vcf`, uid, fn, email, note, text: lines.map(fold).join("\r\n") };
}

/** Numbers from 0 to 1 that depend on the seed alone. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
}

function escape(text: string): string {
  return text.replaceAll(/[\\,;]/g, "\\$&");
}

function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
