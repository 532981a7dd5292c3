import type { CharacterSet } from "@callingcard/grammar/ir";
import { showCharacters } from "@callingcard/grammar/railroad";
import type { Alphabet } from "../alphabet.ts";
import { has, intersection, key } from "../character-set.ts";

/** Classes of octets in tables of 256 entries, eight in each, and sets of code units. */
export class ClassTables {
  readonly #classes: CharacterSet[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #unitSets: CharacterSet[] = [];
  readonly #alphabet: Alphabet;
  readonly #unitNumbers = new Map<string, number>();

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet;
  }

  /** The test of an octet against a class. */
  test(set: CharacterSet, variable: string): string {
    const name = key(set);
    const number = this.#numbers.get(name) ?? this.#classes.push(set) - 1;
    this.#numbers.set(name, number);
    return `($class${number >> 3}[${variable}]! & ${1 << (number & 7)}) !== 0`;
  }

  /** The test of a code unit, or 65536 at the end, against a set. */
  testUnit(set: CharacterSet, variable: string): string {
    const name = key(set);
    const number = this.#unitNumbers.get(name) ?? this.#unitSets.push(set) - 1;
    this.#unitNumbers.set(name, number);
    return `$.isIn($units${number}, ${variable})`;
  }

  /** The declarations of the tables. */
  declarations(): string[] {
    const tables: string[] = this.#unitSets.flatMap((set, number) => [
      `// ${this.#alphabet.show(set)}`,
      `const $units${number}: readonly number[] = [${set.flat().join(", ")}];`,
    ]);
    for (let first = 0; first < this.#classes.length; first += 8) {
      const described = this.#classes
        .slice(first, first + 8)
        .map((set, bit) => `// ${1 << bit}: ${describeOctets(set)}`);
      const runs = this.#runs(first);
      const name = `$class${first >> 3}`;
      tables.push(...described, `const ${name} = /* @__PURE__ */ $.classTable("${runs}");`);
    }
    return tables;
  }

  /** Length and bits of each run of equal entries, in base 36. */
  #runs(first: number): string {
    const group = this.#classes.slice(first, first + 8);
    const bitsOf = (octet: number): number =>
      group.reduce((bits, set, bit) => (has(set, octet) ? bits | (1 << bit) : bits), 0);
    const runs: string[] = [];
    let length = 1;
    for (let octet = 0; octet < 256; octet++) {
      const bits = bitsOf(octet);
      if (octet < 255 && bitsOf(octet + 1) === bits) {
        length++;
        continue;
      }
      runs.push(`${length.toString(36)},${bits.toString(36)}`);
      length = 1;
    }
    return runs.join(" ");
  }
}

/** The places where a parser can fail: a rule, and what could have stood there. */
export class FailureSites {
  readonly #sites: string[] = [];
  readonly #alphabet: Alphabet;

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet;
  }

  /** The number of a place. */
  number(rule: string, expected: CharacterSet): number {
    const site = JSON.stringify([rule, this.#alphabet.show(expected)]);
    const known = this.#sites.indexOf(site);
    return known >= 0 ? known : this.#sites.push(site) - 1;
  }

  /** The declaration of the table. */
  declaration(): string[] {
    const lines = this.#sites.map((site) => `  ${site.replace('","', '", "')},`);
    return ["const $sites: readonly $.Site[] = [", ...lines, "];"];
  }
}

/** A class as it is in UTF-8: all that is beyond ASCII is one, and 255 is the end. */
function describeOctets(set: CharacterSet): string {
  const parts = [showCharacters(intersection(set, [[0, 127]]))];
  if (intersection(set, [[128, 254]]).length > 0) parts.push("beyond ASCII");
  if (has(set, 255)) parts.push("end of input");
  return parts.filter((part) => part !== "").join(" ");
}
