import * as fc from "fast-check";
import type { Name, NameComponent } from "../name.ts";
import { components, type ComponentShape } from "./components.ts";
import { text } from "./values.ts";

const KINDS = ["title", "given", "given2", "surname", "surname2", "credential", "generation"];

/**
 * Names (RFC 9553 section 2.2.1): full, of components, or both; ordered or not; pronounced or not.
 *
 * @returns The arbitrary.
 */
export function name(): fc.Arbitrary<Name> {
  return fc
    .record({
      full: fc.option(text(), { nil: undefined }),
      shape: fc.option(components(KINDS), { nil: undefined }),
      sortAs: fc.dictionary(fc.constantFrom(...KINDS), text(), { maxKeys: 2 }),
      fallback: text(),
    })
    .map(({ full, shape, sortAs, fallback }) => {
      if (shape === undefined) return { full: full ?? fallback };
      const kinds = shape.components.map((component) => component.kind);
      const sorted = Object.entries(sortAs).filter(([kind]) => kinds.includes(kind));
      return {
        ...nameMembers(shape),
        ...(full !== undefined && { full }),
        ...(sorted.length > 0 && { sortAs: Object.fromEntries(sorted) }),
      };
    });
}

function nameMembers(shape: ComponentShape): Name {
  return { ...shape, components: shape.components as readonly NameComponent[] };
}
