import * as fc from "fast-check";

/**
 * Makes an arbitrary whose shrinking comes to an end when there is no more time: fast-check would go through all that is
 * left, and make each text of it.
 *
 * @param arbitrary The arbitrary.
 * @param isLate Whether the time is over.
 */
export function endingShrinks<T>(
  arbitrary: fc.Arbitrary<T>,
  isLate: () => boolean,
): fc.Arbitrary<T> {
  return new EndingShrinks(arbitrary, isLate);
}

// fast-check takes arbitraries by their class.
class EndingShrinks<T> extends fc.Arbitrary<T> {
  readonly #inner: fc.Arbitrary<T>;
  readonly #isLate: () => boolean;

  constructor(inner: fc.Arbitrary<T>, isLate: () => boolean) {
    super();
    this.#inner = inner;
    this.#isLate = isLate;
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    return this.#inner.generate(random, biasFactor);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#inner.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#inner.shrink(value, context).takeWhile(() => !this.#isLate());
  }
}
