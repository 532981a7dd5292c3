import * as fc from "fast-check";

/** Characters that casemapping and decomposition treat in ways of their own. */
const NASTY: readonly string[] = [
  ..."aAbzZ09 ;,\\:.\n-",
  ..."éÉßſıİΣςσμΩ",
  "\u2126", // ohm sign
  "\u0300", // combining marks of class 230,
  "\u0301",
  "\u0323", // 220,
  "\u0327", // 202,
  "\u0345", // 240 and a titlecase mapping,
  "\u3099", // 8
  "\u05b0", // and 10
  "\u0344", // a mark that is two
  "\u0f73", // a mark that is two of other classes
  "\u1ec7", // two marks in one letter
  "\u01c4",
  "\u01c5",
  "\u01c6",
  "\u1f80",
  "\u1f88",
  "\u1fb3",
  "\u0390",
  "\u0149",
  "\ufb01",
  "\u10d0",
  "\u1c90",
  "\u1112", // jamo and syllables
  "\u1161",
  "\u11ab",
  "\ud558",
  "\ud55c",
  "\uff83", // half-width and full-width kana and their voicing marks
  "\uff9e",
  "\u30c6",
  "\u3067",
  "\uff21",
  "\uff41",
  "\u0264", // letters that later versions know
  "\ua7cb",
  "\u{10d70}",
  "\u{16d6a}",
  "\u{1ccd6}",
  "\u{10428}",
  "\u{1f600}",
  "\u{1d15e}", // one that decomposes into three
  "\ufdfa", // and one into eighteen
  "\u200d",
  "\ufeff",
  "\ufffd",
  "\ud83d", // halves of surrogate pairs, as octets that are not UTF-8 are read
  "\udc80",
];

/** Short texts in which the characters of {@link NASTY} meet. */
export function nastyText(maxLength = 8): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...NASTY), { maxLength }).map((parts) => parts.join(""));
}
