import * as fc from "fast-check";

/**
 * Values of headers and comments: any text without control characters, tabs excepted.
 *
 * @returns The arbitrary.
 */
export function headerText(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...'abc 019-:;"\\<>', "\t", "é", "名", "😀", "\u0085", "\uffff");
  return fc.string({ unit, maxLength: 20 });
}
