// Cards of known content, the same on every machine: the model, its text and its jCard (RFC 7095).

/** One property: name, group, parameters and components of lists of strings. */
export interface Fact {
  readonly name: string;
  readonly group: string | undefined;
  readonly parameters: readonly (readonly [name: string, values: readonly string[]])[];
  /** `raw` is written as it is, `text` escaped, `parts` as components of lists. */
  readonly kind: "raw" | "text" | "parts";
  readonly parts: readonly (readonly string[])[];
}

export interface CardFacts {
  readonly version: "3.0" | "4.0";
  readonly facts: readonly Fact[];
}

const GIVEN = [
  "Ada",
  "Zoë",
  "Jürgen",
  "Мария",
  "健太",
  "Siobhán",
  "Omar",
  "Grace",
  "Chloé",
  "Paul",
];
const FAMILY = ["Byron", "O'Neill", "Núñez", "Соколова", "佐藤", "de la Cruz", "Haddad", "Weiß"];
const CITIES = ["Leeds", "Málaga", "Köln", "札幌市", "Псков", "Porto"];
const WORDS = [
  "tea",
  "before",
  "noon",
  "größer",
  "ring;twice",
  "yes, please",
  "C:\\x",
  "約束",
  "😀",
  "ok",
];
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Makes the facts of so many cards; a tenth has a photo of about 8 kB. */
export function makeFacts(count: number): CardFacts[] {
  const random = generator(0xcafe);
  return Array.from({ length: count }, () => {
    const version = random.chance(0.5) ? "3.0" : "4.0";
    return { version, facts: [...propertiesOf(random, version)] };
  });
}

function* propertiesOf(random: Random, version: string): Generator<Fact> {
  const given = random.pick(GIVEN);
  const family = random.pick(FAMILY);
  const fact = (
    name: string,
    kind: Fact["kind"],
    parts: Fact["parts"],
    parameters: Fact["parameters"] = [],
    group?: string,
  ): Fact => ({ name, group, parameters, kind, parts });
  yield fact("PRODID", "text", [["-//Example//Bench//EN"]]);
  yield fact("UID", "raw", [
    [
      `urn:uuid:${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`,
    ],
  ]);
  yield fact("FN", "text", [[`${given} ${family}${random.chance(0.1) ? ", Jr." : ""}`]]);
  yield fact("N", "parts", [
    [family],
    [given],
    random.chance(0.3) ? [random.pick(GIVEN), "B."] : [""],
    [""],
    [""],
  ]);
  for (let index = random.below(3); index >= 0; index--) {
    const address = `${random.pick(["info", "a.b", "x+y"])}${random.below(10_000)}@example.org`;
    const type: Fact["parameters"] = [
      ["TYPE", version === "4.0" ? ["home"] : ["INTERNET", "HOME"]],
    ];
    const group = random.chance(0.25) ? `item${index + 1}` : undefined;
    yield fact("EMAIL", "text", [[address]], type, group);
    if (group !== undefined) yield fact("X-ABLabel", "text", [["_$!<Other>!$_"]], [], group);
  }
  for (let index = random.below(4); index > 0; index--) {
    yield fact(
      "TEL",
      "text",
      [[`+${random.below(90) + 10} 20 ${random.below(900_000) + 100_000}`]],
      [["TYPE", ["cell", "voice"]]],
    );
  }
  for (let index = random.below(3); index > 0; index--) {
    const street = `${random.below(300)} ${random.pick(["High St.", "Große Allee", "桜通り"])}`;
    const label: Fact["parameters"] =
      version === "4.0" && random.chance(0.4)
        ? [["LABEL", [`${street}, Flat "B"\n${random.pick(CITIES)}; ${family}`]]]
        : [];
    yield fact(
      "ADR",
      "parts",
      [
        [""],
        [""],
        [street],
        [random.pick(CITIES)],
        [""],
        [String(random.below(90_000))],
        ["Utopia"],
      ],
      [["TYPE", ["home"]], ...label],
    );
  }
  if (random.chance(0.5)) yield fact("ORG", "parts", [["Tea & Co; Ltd."], ["Sales"]]);
  if (random.chance(0.3)) yield fact("CATEGORIES", "parts", [["friends", "chess, club"]]);
  if (random.chance(0.4)) {
    const words = Array.from({ length: 4 + random.below(40) }, () => random.pick(WORDS));
    yield fact("NOTE", "text", [[`${words.join(" ")}\n${random.pick(WORDS)}`]]);
  }
  if (random.chance(0.3)) yield fact("BDAY", "raw", [["19830517"]]);
  if (random.chance(0.3))
    yield fact("URL", "raw", [[`https://example.org/~u${random.below(999)}?q=1;a=b`]]);
  if (random.chance(0.1)) {
    const photo = Array.from(
      { length: 6000 + random.below(4000) },
      () => BASE64[random.below(64)],
    ).join("");
    yield version === "4.0"
      ? fact("PHOTO", "raw", [[`data:image/jpeg;base64,${photo}`]])
      : fact(
          "PHOTO",
          "raw",
          [[photo]],
          [
            ["ENCODING", ["b"]],
            ["TYPE", ["JPEG"]],
          ],
        );
  }
  yield fact("REV", "raw", [["20240301T120000Z"]]);
}

/** Writes the text of a card as RFC 6350 has it. */
export function textOf({ version, facts }: CardFacts): string {
  const lines = facts.map(({ name, group, parameters, kind, parts }) => {
    const head = group === undefined ? name : `${group}.${name}`;
    const written = parameters.map(([key, values]) => `;${key}=${values.map(parameter).join(",")}`);
    const value =
      kind === "raw"
        ? (parts[0]?.[0] ?? "")
        : parts.map((items) => items.map(escape).join(",")).join(";");
    return fold(`${head}${written.join("")}:${value}`);
  });
  return ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");
}

/** Makes the jCard of a card. */
export function jcardOf({ version, facts }: CardFacts): unknown {
  const properties = facts.map(({ name, group, parameters, parts }) => [
    name.toLowerCase(),
    Object.fromEntries([
      ...(group === undefined ? [] : [["group", group]]),
      ...parameters.map(([key, values]) => [
        key.toLowerCase(),
        values.length > 1 ? values : values[0],
      ]),
    ]),
    "text",
    parts.length > 1 ? parts.map((items) => (items.length > 1 ? items : items[0])) : parts[0]?.[0],
  ]);
  return ["vcard", [["version", {}, "text", version], ...properties]];
}

function escape(text: string): string {
  return text.replace(/[\\,;]/g, "\\$&").replaceAll("\n", "\\n");
}

function parameter(text: string): string {
  const encoded = text.replaceAll("^", "^^").replaceAll("\n", "^n").replaceAll('"', "^'");
  return /[,;:]/.test(encoded) ? `"${encoded}"` : encoded;
}

function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function octetsOf(character: number): number {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character < 0x10000 ? 3 : 4;
}

interface Random {
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]] | readonly Item[]) => Item;
  readonly hex: (digits: number) => string;
}

function generator(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(""),
  };
}
