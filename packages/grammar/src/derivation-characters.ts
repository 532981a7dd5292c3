import type { Expression, GrammarIr } from "./ir.ts";

const known = new WeakMap<GrammarIr, ReadonlySet<string>>();

/**
 * The rules that read one code unit, whatever the text: names of character classes.
 *
 * @internal
 */
export function characterRules(ir: GrammarIr): ReadonlySet<string> {
  let names = known.get(ir);
  if (names === undefined) {
    names = findCharacterRules(ir);
    known.set(ir, names);
  }
  return names;
}

// Rules that name others are found after those, so it goes round until there is nothing new.
function findCharacterRules({ rules }: GrammarIr): ReadonlySet<string> {
  const names = new Set<string>();
  const isCharacter = (expression: Expression): boolean => {
    if (expression.kind === "rule") return names.has(expression.name);
    if (expression.kind === "choice")
      return expression.alternatives.every(
        ({ items: [only, ...others] }) =>
          only !== undefined && others.length === 0 && isCharacter(only),
      );
    return expression.kind === "set";
  };
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const { name, body } of rules) if (isCharacter(body)) names.add(name);
  }
  return names;
}
