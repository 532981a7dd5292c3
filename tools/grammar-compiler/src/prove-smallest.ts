/**
 * Makes a text smaller, as long as something holds for it: longer and shorter pieces are left out,
 * then characters replaced by plainer ones, until nothing more can go.
 *
 * @param text A text for which it holds.
 * @param holds Tells whether it holds for a text.
 * @returns The smallest text found for which it holds.
 */
export function smallest(text: string, holds: (text: string) => boolean): string {
  let best = text;
  for (let length = Math.ceil(best.length / 2); length > 0;) {
    const shorter = leaveOut(best, length, holds);
    if (shorter === undefined) length = length === 1 ? 0 : Math.ceil(length / 2);
    else best = shorter;
  }
  return plainer(best, holds);
}

function leaveOut(
  text: string,
  length: number,
  holds: (text: string) => boolean,
): string | undefined {
  for (let start = 0; start < text.length; start += length) {
    const shorter = text.slice(0, start) + text.slice(start + length);
    if (holds(shorter)) return shorter;
  }
  return undefined;
}

const PLAIN = ["a", "0", " "];

function plainer(text: string, holds: (text: string) => boolean): string {
  let best = text;
  for (let index = 0; index < best.length; index++) {
    if (PLAIN.includes(best.charAt(index))) continue;
    const others = PLAIN.map((plain) => best.slice(0, index) + plain + best.slice(index + 1));
    best = others.find(holds) ?? best;
  }
  return best;
}
