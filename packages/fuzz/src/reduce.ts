/** Longest stretch that is left out at every place, and not only side by side: `a,` of `[a,0,0]`. */
const SLIDING = 4;

/** Longest text of which each two characters are left out together, as brackets have to be. */
const MAX_PAIRED = 60;

/**
 * Makes a text smaller as long as it fails: leaves out lines, then stretches of characters, then two characters at
 * once, then puts plain characters in place of others.
 *
 * @param text A text that fails.
 * @param fails Tells whether another one fails in the same way; says no when there is no more time.
 * @param isCheap Whether most texts are told without trying them; else no two characters are left out at once.
 * @returns The smallest text that was found.
 */
export async function reduceText(
  text: string,
  fails: (text: string) => Promise<boolean>,
  isCheap: boolean,
): Promise<string> {
  const seen = new Set([text]);
  const failsNew = async (candidate: string): Promise<boolean> => {
    if (seen.has(candidate)) return false;
    seen.add(candidate);
    return fails(candidate);
  };
  let current = text;
  for (;;) {
    const lines = await withoutParts(linesOf(current), failsNew);
    const characters = await withoutParts([...lines.join("")], failsNew);
    const paired = isCheap ? await withoutPairs(characters, failsNew) : characters;
    const plain = (await withPlain(paired, failsNew)).join("");
    if (plain === current) return current;
    current = plain;
  }
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

// Leaves out stretches of parts, long ones first.
async function withoutParts(
  parts: readonly string[],
  fails: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    let from = 0;
    while (from < kept.length) {
      const candidate = kept.toSpliced(from, size);
      if (await fails(candidate.join(""))) kept = candidate;
      else from += size <= SLIDING ? 1 : size;
    }
  }
  return kept;
}

async function withoutPairs(
  characters: readonly string[],
  fails: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  if (characters.length > MAX_PAIRED) return characters;
  for (let first = 0; first < characters.length; first++) {
    for (let second = characters.length - 1; second > first; second--) {
      const candidate = characters.toSpliced(second, 1).toSpliced(first, 1);
      // The next round looks for more.
      if (await fails(candidate.join(""))) return candidate;
    }
  }
  return characters;
}

const PLAIN = ["a", "0"];

async function withPlain(
  characters: readonly string[],
  fails: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = characters;
  for (const [index, character] of characters.entries()) {
    for (const plain of PLAIN) {
      // What is plain stays, so that this comes to an end; capitals are mostly of words that have to be there.
      if (/[A-Za0]/.test(character)) break;
      const candidate = kept.with(index, plain);
      if (!(await fails(candidate.join("")))) continue;
      kept = candidate;
      break;
    }
  }
  return kept;
}
