import type { Syntax } from "@callingcard/syntaxes";
import { document, nearDocument } from "@callingcard/vcard/arbitrary";
import * as fc from "fast-check";
import type { Source, Specimen, Wrong } from "./source.ts";

/** What makes whole documents. */
type Documents = Pick<Source, "sentences" | "nearMisses">;

/**
 * What makes documents of a syntax: cards, or for other syntaxes their example and what is spoilt in it.
 *
 * @param syntax The syntax.
 */
export function documentsOf(syntax: Syntax): Documents {
  return syntax.name === "vcard" ? cards() : examples(syntax);
}

function cards(): Documents {
  return {
    sentences: document().map((text) => specimen(text, undefined)),
    nearMisses: nearDocument().map((miss) => specimen(miss.text, miss)),
  };
}

function examples({ name, example, read }: Syntax): Documents {
  const places = fc.nat({ max: Math.max(0, example.length - 1) });
  const spoilt = fc.tuple(places, fc.constantFrom("left out", "doubled")).map(([offset, done]) => {
    const character = example.charAt(offset);
    const there = done === "doubled" ? character + character : "";
    return specimen(example.slice(0, offset) + there + example.slice(offset + 1), {
      offset,
      rule: name,
      change: `${JSON.stringify(character)} ${done}`,
    });
  });
  return {
    sentences: fc.constant(specimen(example, undefined)),
    nearMisses: spoilt.filter(({ octets }) => !read(octets).accepted),
  };
}

function specimen(text: string, wrong: Wrong | undefined): Specimen {
  return { text, octets: new TextEncoder().encode(text), wrong };
}
