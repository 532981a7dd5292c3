import { isAscii } from "./ascii-case.ts";
import { BY_HAND, characterEntry, isPairItself, KIND, MOVABLE } from "./casemap-characters.ts";
import { MAX_MARKS, unicodeCasemap } from "./unicode-casemap.ts";

/**
 * The string that `i;unicode-casemap` compares (RFC 5051 section 2): what {@link unicodeCasemap} makes
 * of the text, by the engine's own functions where they make the same. What is not Unicode is
 * compared as it is, all of it (step 1 b).
 *
 * @internal
 */
export function unicodeCasemapKey(text: string): string {
  if (isAscii(text)) return text.toUpperCase();
  if (!text.isWellFormed()) return text;
  return isByEngine(text) ? text.toUpperCase().normalize("NFKD") : unicodeCasemap(text);
}

function isByEngine(text: string): boolean {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const entry = characterEntry(unit);
    if (entry >= BY_HAND) {
      index += 1;
      if (!isPairItself(unit, text.charCodeAt(index))) return false;
      marks = 0;
    } else if ((entry & KIND) === MOVABLE) {
      marks += 1;
      if (marks > MAX_MARKS) return false;
    } else {
      marks = 0;
    }
  }
  return true;
}
