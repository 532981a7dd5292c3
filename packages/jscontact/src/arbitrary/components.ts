import * as fc from "fast-check";
import { text } from "./values.ts";

/** One component of a name or an address. */
export interface ComponentShape {
  readonly components: readonly {
    readonly kind: string;
    readonly value: string;
    readonly phonetic?: string;
  }[];
  readonly isOrdered?: boolean;
  readonly defaultSeparator?: string;
  readonly phoneticScript?: string;
  readonly phoneticSystem?: string;
}

/**
 * What names and addresses have in common: components, in an order with separators or in none, pronounced
 * or not (RFC 9553 sections 2.2.1, 2.5.1 and 1.5.4).
 *
 * @param kinds The kinds of components, without separators.
 * @returns The arbitrary.
 */
export function components(kinds: readonly string[]): fc.Arbitrary<ComponentShape> {
  const kind = fc.oneof(
    { arbitrary: fc.constantFrom(...kinds), weight: 12 },
    { arbitrary: fc.constant("example.com:kind"), weight: 1 },
  );
  const value = fc.oneof({ arbitrary: fc.constantFrom("García", "Jr."), weight: 1 }, text());
  return fc
    .record({
      parts: fc.array(
        fc.record({
          kind,
          value,
          phonetic: fc.option(text(), { nil: undefined }),
          separator: fc.option(text(), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      isOrdered: fc.constantFrom(true, true, false, undefined),
      defaultSeparator: fc.option(text(), { nil: undefined }),
      system: fc.constantFrom(undefined, "ipa", "jyut", "example.com:system"),
      script: fc.constantFrom(undefined, "Latn", "Cyrl"),
    })
    .map(({ parts, isOrdered, defaultSeparator, system, script }) => {
      const isPronounced = system !== undefined || script !== undefined;
      const made = parts.flatMap(({ separator, phonetic, ...part }, index) => [
        ...(isOrdered === true && index > 0 && separator !== undefined
          ? [{ kind: "separator", value: separator }]
          : []),
        isPronounced && phonetic !== undefined ? { ...part, phonetic } : part,
      ]);
      return {
        components: made,
        ...(isOrdered !== undefined && { isOrdered }),
        ...(isOrdered === true && defaultSeparator !== undefined && { defaultSeparator }),
        ...(system !== undefined && { phoneticSystem: system }),
        ...(script !== undefined && { phoneticScript: script }),
      };
    });
}
