import { readFileSync } from "node:fs";

// RFC 5051 section 2 said again, step by step, from the Unicode data and nothing that an engine knows.

interface CodePointData {
  readonly combiningClass: number;
  readonly decomposition: readonly number[];
  readonly titlecase: number | undefined;
}

const DATA = new Map<number, CodePointData>();
const file = readFileSync(new URL("unicode-data.txt", import.meta.url), "utf8");
for (const row of file.split("\n")) {
  if (row === "" || row.startsWith("#")) continue;
  const [code = "", combiningClass = "", decomposition = "", titlecase = ""] = row.split(";");
  DATA.set(Number.parseInt(code, 16), {
    combiningClass: Number(combiningClass),
    decomposition: (decomposition.match(/\b[0-9A-F]+\b(?!>)/g) ?? []).map((hex) =>
      Number.parseInt(hex, 16),
    ),
    titlecase: titlecase === "" ? undefined : Number.parseInt(titlecase, 16),
  });
}

/** Titlecased canonicalized text (section 2), in canonical order, which section 4 allows. */
export function naiveCasemap(text: string): string {
  if (!text.isWellFormed()) return text; // step 1 b
  const prepared: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    prepared.push(...decomposed(DATA.get(code)?.titlecase ?? code)); // steps 2 a and 2 b
  }
  return inCanonicalOrder(prepared)
    .map((code) => String.fromCodePoint(code))
    .join("");
}

function decomposed(code: number): readonly number[] {
  const isSyllable = code >= 0xac00 && code <= 0xd7a3;
  if (isSyllable) return jamo(code - 0xac00);
  const { decomposition = [] } = DATA.get(code) ?? {};
  return decomposition.length === 0 ? [code] : decomposition.flatMap(decomposed);
}

// The file gives Hangul syllables as one range; Unicode section 3.12 says how each decomposes.
function jamo(index: number): readonly number[] {
  const trailing = index % 28;
  const letters = [0x1100 + Math.floor(index / 588), 0x1161 + Math.floor((index % 588) / 28)];
  return trailing === 0 ? letters : [...letters, 0x11a7 + trailing];
}

// Unicode section 3.11: within each row of marks, by combining class, and as they were within one.
function inCanonicalOrder(codes: readonly number[]): readonly number[] {
  const ordered: number[] = [];
  let marks: number[] = [];
  for (const code of codes) {
    if (classOf(code) > 0) {
      marks.push(code);
      continue;
    }
    ordered.push(...marks.toSorted((one, other) => classOf(one) - classOf(other)), code);
    marks = [];
  }
  return [...ordered, ...marks.toSorted((one, other) => classOf(one) - classOf(other))];
}

function classOf(code: number): number {
  return DATA.get(code)?.combiningClass ?? 0;
}
