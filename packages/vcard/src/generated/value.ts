// Generated from value.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 1513e225f6d3662d90823981caea48fc63ad7fc22deda867650c49e8bdcb8dfe
import * as $ from "@callingcard/grammar/runtime";

/**
 * boolean = "TRUE" / "FALSE"
 */
export type Boolean = true | false;
/**
 * integer = [sign] 1*DIGIT
 */
export type Integer = string;
/**
 * float = [sign] 1*DIGIT ["." 1*DIGIT]
 */
export type Float = string;
/**
 * Language-Tag = langtag / privateuse / grandfathered (RFC 5646 section 2.1)
 */
export type Languagetag = string;
/**
 * geo-value = float-value ";" float-value
 * Repaired: vCard 2.1 and some writers of 3.0 have a comma there, and others a space behind it.
 */
export interface Geopair { readonly latitude: Float; readonly longitude: Float }

let $end = 0;
let $shift = 0;
// 1: "A".."D" "F".."H" "J".."R" "T".."W" "Y" "Z" "a".."d" "f".."h" "j".."r" "t".."w" "y" "z"
// 2: "E" "I" "S" "X" "e" "i" "s" "x"
// 4: "0".."9" "A".."Z" "a".."z"
// 8: "A".."Z" "a".."z"
// 16: "A".."W" "Y" "Z" "a".."w" "y" "z"
// 32: "0".."9" "A".."W" "Y" "Z" "a".."w" "y" "z"
// 64: "O" "Y" "o" "y"
const $class0 = /* @__PURE__ */ $.classTable("1c,0 a,10 7,0 4,1p 1,1q 3,1p 1,1q 5,1p 1,3h 3,1p 1,1q 4,1p 1,e 1,3h 1,1p 6,0 4,1p 1,1q 3,1p 1,1q 5,1p 1,3h 3,1p 1,1q 4,1p 1,e 1,3h 1,1p 3p,0");
const $sites: readonly $.Site[] = [
  ["boolean", "\"R\" \"r\""],
  ["boolean", "\"U\" \"u\""],
  ["boolean", "\"E\" \"e\""],
  ["boolean", "\"F\" \"T\" \"f\" \"t\""],
  ["boolean", "\"A\" \"a\""],
  ["boolean", "\"L\" \"l\""],
  ["boolean", "\"S\" \"s\""],
  ["integer", "\"0\"..\"9\""],
  ["integer", "\"+\" \"-\" \"0\"..\"9\""],
  ["float", "\"0\"..\"9\""],
  ["float", "\"+\" \"-\" \"0\"..\"9\""],
  ["langtag", "\"A\"..\"Z\" \"a\"..\"z\""],
  ["langtag", "\"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["langtag", "\"-\" \"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["privateuse", "\"0\"..\"9\" \"A\"..\"Z\" \"a\"..\"z\""],
  ["irregular", "\"E\" \"I\" \"S\" \"e\" \"i\" \"s\""],
  ["irregular", "\"A\" \"B\" \"D\" \"E\" \"H\" \"K\"..\"N\" \"P\" \"T\" \"a\" \"b\" \"d\" \"e\" \"h\" \"k\"..\"n\" \"p\" \"t\""],
  ["irregular", "\"M\" \"m\""],
  ["irregular", "\"N\" \"n\""],
  ["irregular", "\"E\" \"e\""],
  ["irregular", "\"A\" \"a\""],
  ["irregular", "\"L\" \"l\""],
  ["irregular", "\"U\" \"u\""],
  ["irregular", "\"I\" \"i\""],
  ["irregular", "\"W\" \"w\""],
  ["irregular", "\"A\" \"S\" \"a\" \"s\""],
  ["irregular", "\"F\" \"f\""],
  ["irregular", "\"O\" \"o\""],
  ["irregular", "\"K\" \"k\""],
  ["irregular", "\"X\" \"x\""],
  ["irregular", "\"V\" \"v\""],
  ["irregular", "\"O\" \"Y\" \"o\" \"y\""],
  ["irregular", "\"C\" \"c\""],
  ["irregular", "\"G\" \"g\""],
  ["irregular", "\"H\" \"h\""],
  ["irregular", "\"J\" \"j\""],
  ["irregular", "\"T\" \"t\""],
  ["geopair", "\",\" \";\""],
  ["boolean", "end of input"],
  ["integer", "end of input"],
  ["float", "end of input"],
  ["languagetag", "end of input"],
  ["geopair", "end of input"],
];

export const boolean: $.Entry<Boolean> = /* @__PURE__ */ $.entry(
  "boolean",
  $sites,
  38,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = boolean$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const integer: $.Entry<Integer> = /* @__PURE__ */ $.entry(
  "integer",
  $sites,
  39,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = integer$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const float: $.Entry<Float> = /* @__PURE__ */ $.entry(
  "float",
  $sites,
  40,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = float$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const languagetag: $.Entry<Languagetag> = /* @__PURE__ */ $.entry(
  "languagetag",
  $sites,
  41,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = languagetag$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const geopair: $.Entry<Geopair> = /* @__PURE__ */ $.entry(
  "geopair",
  $sites,
  42,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = geopair$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  let state = 0;
  if (c === 69 || c === 101) {
    c = a[++i]!;
    state = 0;
  } else if (c === 73 || c === 105) {
    c = a[++i]!;
    state = 1;
  } else if (c === 83 || c === 115) {
    c = a[++i]!;
    state = 2;
  } else {
    c = a[++i]!;
    state = 3;
  }
  for (;;) {
    switch (state) {
      case 0:
        if (c === 78 || c === 110) {
          c = a[++i]!;
          state = 4;
          continue;
        }
        return 0;
      case 1:
        if (c === 45) return 2;
        return 0;
      case 2:
        if (c === 71 || c === 103) {
          c = a[++i]!;
          state = 5;
          continue;
        }
        return 0;
      case 3:
        if (c === 45) return 1;
        return 0;
      case 4:
        if (c === 45) {
          c = a[++i]!;
          state = 6;
          continue;
        }
        return 0;
      case 5:
        if (c === 78 || c === 110) {
          c = a[++i]!;
          state = 7;
          continue;
        }
        return 0;
      case 6:
        if (c === 71 || c === 103) {
          c = a[++i]!;
          state = 8;
          continue;
        }
        return 0;
      case 7:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        }
        return 0;
      case 8:
        if (c === 66 || c === 98) {
          c = a[++i]!;
          state = 10;
          continue;
        }
        return 0;
      case 9:
        if (c === 66 || c === 98) {
          c = a[++i]!;
          state = 11;
          continue;
        }
        if (c === 67 || c === 99) {
          c = a[++i]!;
          state = 12;
          continue;
        }
        return 0;
      case 10:
        if (c === 45) {
          c = a[++i]!;
          state = 13;
          continue;
        }
        return 0;
      case 11:
        if (c === 69 || c === 101) {
          c = a[++i]!;
          state = 14;
          continue;
        }
        return 0;
      case 12:
        if (c === 72 || c === 104) {
          c = a[++i]!;
          state = 15;
          continue;
        }
        return 0;
      case 13:
        if (c === 79 || c === 111) {
          c = a[++i]!;
          state = 16;
          continue;
        }
        return 0;
      case 14:
        if (c === 45) {
          c = a[++i]!;
          state = 17;
          continue;
        }
        return 0;
      case 15:
        if (c === 45) {
          c = a[++i]!;
          state = 18;
          continue;
        }
        return 0;
      case 16:
        if (c === 69 || c === 101) {
          c = a[++i]!;
          state = 19;
          continue;
        }
        return 0;
      case 17:
        if (c === 70 || c === 102) {
          c = a[++i]!;
          state = 20;
          continue;
        }
        if (c === 78 || c === 110) {
          c = a[++i]!;
          state = 21;
          continue;
        }
        return 0;
      case 18:
        if (c === 68 || c === 100) {
          c = a[++i]!;
          state = 22;
          continue;
        }
        return 0;
      case 19:
        if (c === 68 || c === 100) {
          c = a[++i]!;
          state = 23;
          continue;
        }
        return 0;
      case 20:
        if (c === 82 || c === 114) {
          c = a[++i]!;
          state = 23;
          continue;
        }
        return 0;
      case 21:
        if (c === 76 || c === 108) {
          c = a[++i]!;
          state = 23;
          continue;
        }
        return 0;
      case 22:
        if (c === 69 || c === 101) {
          c = a[++i]!;
          state = 23;
          continue;
        }
        return 0;
      default:
        if (($class0[c]! & 4) !== 0) return 0;
        return 2;
    }
  }
}

function langtag$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  for (let state = 0; ; ) {
    switch (state) {
      case 0:
        c = a[++i]!;
        state = 1;
        continue;
      case 1:
        if (($class0[c]! & 8) === 0) $.fail(i, 11);
        c = a[++i]!;
        state = 2;
        continue;
      case 2:
        if (c === 45) {
          c = a[++i]!;
          state = 3;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 4;
          continue;
        } else {
          return i;
        }
      case 3:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 5;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 6;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 7;
          continue;
        } else $.fail(i, 12);
      case 4:
        if (c === 45) {
          c = a[++i]!;
          state = 3;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 8;
          continue;
        } else {
          return i;
        }
      case 5:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 10;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 11;
          continue;
        } else $.fail(i, 13);
      case 6:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 13;
          continue;
        } else $.fail(i, 13);
      case 7:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 13;
          continue;
        } else $.fail(i, 13);
      case 8:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 16;
          continue;
        } else {
          return i;
        }
      case 9:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 17;
        continue;
      case 10:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 18;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 19;
          continue;
        } else $.fail(i, 12);
      case 11:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 19;
        continue;
      case 12:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 20;
        continue;
      case 13:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 20;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 22;
          continue;
        } else {
          return i;
        }
      case 14:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 23;
        continue;
      case 15:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 5;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 24;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 25;
          continue;
        } else $.fail(i, 12);
      case 16:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 26;
          continue;
        } else {
          return i;
        }
      case 17:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 27;
        continue;
      case 18:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 28;
          continue;
        } else {
          return i;
        }
      case 19:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 28;
        continue;
      case 20:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 29;
        continue;
      case 21:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 30;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 31;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 32;
          continue;
        } else $.fail(i, 12);
      case 22:
        if (c === 45) {
          c = a[++i]!;
          state = 33;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 29;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 34;
          continue;
        } else {
          return i;
        }
      case 23:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 35;
          continue;
        } else {
          return i;
        }
      case 24:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 36;
          continue;
        } else $.fail(i, 13);
      case 25:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 36;
          continue;
        } else $.fail(i, 13);
      case 26:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 37;
          continue;
        } else {
          return i;
        }
      case 27:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 39;
          continue;
        } else {
          return i;
        }
      case 28:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 40;
          continue;
        } else {
          return i;
        }
      case 29:
        if (($class0[c]! & 4) === 0) $.fail(i, 12);
        c = a[++i]!;
        state = 40;
        continue;
      case 30:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 11;
          continue;
        } else $.fail(i, 13);
      case 31:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 12;
          continue;
        } else $.fail(i, 13);
      case 32:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 12;
          continue;
        } else $.fail(i, 13);
      case 33:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 5;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 41;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 42;
          continue;
        } else $.fail(i, 12);
      case 34:
        if (c === 45) {
          c = a[++i]!;
          state = 43;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 40;
          continue;
        } else {
          return i;
        }
      case 35:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 44;
          continue;
        } else {
          return i;
        }
      case 36:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 20;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 45;
          continue;
        } else {
          return i;
        }
      case 37:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 46;
          continue;
        } else {
          return i;
        }
      case 38:
        if (($class0[c]! & 32) !== 0) {
          c = a[++i]!;
          state = 47;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 48;
          continue;
        } else $.fail(i, 12);
      case 39:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 49;
          continue;
        } else {
          return i;
        }
      case 40:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 50;
          continue;
        } else {
          return i;
        }
      case 41:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 51;
          continue;
        } else $.fail(i, 13);
      case 42:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 51;
          continue;
        } else $.fail(i, 13);
      case 43:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 5;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 52;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 53;
          continue;
        } else $.fail(i, 12);
      case 44:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 54;
          continue;
        } else {
          return i;
        }
      case 45:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 29;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 34;
          continue;
        } else $.fail(i, 12);
      case 46:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else {
          return i;
        }
      case 47:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 27;
          continue;
        } else $.fail(i, 13);
      case 48:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 27;
          continue;
        } else $.fail(i, 13);
      case 49:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 55;
          continue;
        } else {
          return i;
        }
      case 50:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 56;
          continue;
        } else {
          return i;
        }
      case 51:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 20;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 57;
          continue;
        } else {
          return i;
        }
      case 52:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 58;
          continue;
        } else $.fail(i, 13);
      case 53:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 58;
          continue;
        } else $.fail(i, 13);
      case 54:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 59;
          continue;
        } else {
          return i;
        }
      case 55:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 60;
          continue;
        } else {
          return i;
        }
      case 56:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 61;
          continue;
        } else {
          return i;
        }
      case 57:
        if (c === 45) {
          c = a[++i]!;
          state = 62;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 29;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 34;
          continue;
        } else {
          return i;
        }
      case 58:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 20;
          continue;
        } else {
          return i;
        }
      case 59:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 63;
          continue;
        } else {
          return i;
        }
      case 60:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 64;
          continue;
        } else {
          return i;
        }
      case 61:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else {
          return i;
        }
      case 62:
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 5;
          continue;
        } else if (($class0[c]! & 16) !== 0) {
          c = a[++i]!;
          state = 65;
          continue;
        } else if (c === 88 || c === 120) {
          c = a[++i]!;
          state = 66;
          continue;
        } else $.fail(i, 12);
      case 63:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 67;
          continue;
        } else {
          return i;
        }
      case 64:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 68;
          continue;
        } else {
          return i;
        }
      case 65:
        if (c === 45) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 69;
          continue;
        } else $.fail(i, 13);
      case 66:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 69;
          continue;
        } else $.fail(i, 13);
      case 67:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          state = 70;
          continue;
        } else {
          return i;
        }
      case 68:
        if (c === 45) {
          c = a[++i]!;
          state = 38;
          continue;
        } else {
          return i;
        }
      case 69:
        if (c === 45) {
          c = a[++i]!;
          state = 21;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 20;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 71;
          continue;
        } else {
          return i;
        }
      case 70:
        if (c === 45) {
          c = a[++i]!;
          state = 14;
          continue;
        } else {
          return i;
        }
      default:
        if (c === 45) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (c >= 48 && c <= 57) {
          c = a[++i]!;
          state = 29;
          continue;
        } else if (($class0[c]! & 8) !== 0) {
          c = a[++i]!;
          state = 34;
          continue;
        } else {
          return i;
        }
    }
  }
}

function irregular$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  for (let state = 0; ; ) {
    switch (state) {
      case 0:
        if (c === 69 || c === 101) {
          c = a[++i]!;
          state = 1;
          continue;
        } else if (c === 73 || c === 105) {
          c = a[++i]!;
          state = 2;
          continue;
        } else if (c === 83 || c === 115) {
          c = a[++i]!;
          state = 3;
          continue;
        } else $.fail(i, 15);
      case 1:
        c = a[++i]!;
        state = 4;
        continue;
      case 2:
        c = a[++i]!;
        state = 5;
        continue;
      case 3:
        c = a[++i]!;
        state = 6;
        continue;
      case 4:
        c = a[++i]!;
        state = 7;
        continue;
      case 5:
        if (c === 65 || c === 97) {
          c = a[++i]!;
          state = 8;
          continue;
        } else if (c === 66 || c === 98) {
          c = a[++i]!;
          state = 9;
          continue;
        } else if (c === 68 || c === 100) {
          c = a[++i]!;
          state = 10;
          continue;
        } else if (c === 69 || c === 101) {
          c = a[++i]!;
          state = 11;
          continue;
        } else if (c === 72 || c === 104) {
          c = a[++i]!;
          state = 12;
          continue;
        } else if (c === 75 || c === 107) {
          c = a[++i]!;
          state = 13;
          continue;
        } else if (c === 76 || c === 108) {
          c = a[++i]!;
          state = 14;
          continue;
        } else if (c === 77 || c === 109) {
          c = a[++i]!;
          state = 15;
          continue;
        } else if (c === 78 || c === 110) {
          c = a[++i]!;
          state = 16;
          continue;
        } else if (c === 80 || c === 112) {
          c = a[++i]!;
          state = 17;
          continue;
        } else if (c === 84 || c === 116) {
          c = a[++i]!;
          state = 18;
          continue;
        } else $.fail(i, 16);
      case 6:
        c = a[++i]!;
        state = 19;
        continue;
      case 7:
        c = a[++i]!;
        state = 20;
        continue;
      case 8:
        if (!(c === 77 || c === 109)) $.fail(i, 17);
        c = a[++i]!;
        state = 21;
        continue;
      case 9:
        if (!(c === 78 || c === 110)) $.fail(i, 18);
        c = a[++i]!;
        state = 22;
        continue;
      case 10:
        if (!(c === 69 || c === 101)) $.fail(i, 19);
        c = a[++i]!;
        state = 23;
        continue;
      case 11:
        if (!(c === 78 || c === 110)) $.fail(i, 18);
        c = a[++i]!;
        state = 24;
        continue;
      case 12:
        if (!(c === 65 || c === 97)) $.fail(i, 20);
        c = a[++i]!;
        state = 25;
        continue;
      case 13:
        if (!(c === 76 || c === 108)) $.fail(i, 21);
        c = a[++i]!;
        state = 26;
        continue;
      case 14:
        if (!(c === 85 || c === 117)) $.fail(i, 22);
        c = a[++i]!;
        state = 27;
        continue;
      case 15:
        if (!(c === 73 || c === 105)) $.fail(i, 23);
        c = a[++i]!;
        state = 28;
        continue;
      case 16:
        if (!(c === 65 || c === 97)) $.fail(i, 20);
        c = a[++i]!;
        state = 29;
        continue;
      case 17:
        if (!(c === 87 || c === 119)) $.fail(i, 24);
        c = a[++i]!;
        state = 22;
        continue;
      case 18:
        if (c === 65 || c === 97) {
          c = a[++i]!;
          state = 30;
          continue;
        } else if (c === 83 || c === 115) {
          c = a[++i]!;
          state = 31;
          continue;
        } else $.fail(i, 25);
      case 19:
        c = a[++i]!;
        state = 32;
        continue;
      case 20:
        c = a[++i]!;
        state = 33;
        continue;
      case 21:
        if (!(c === 73 || c === 105)) $.fail(i, 23);
        i++;
        return i;
      case 22:
        if (!(c === 78 || c === 110)) $.fail(i, 18);
        i++;
        return i;
      case 23:
        if (!(c === 70 || c === 102)) $.fail(i, 26);
        c = a[++i]!;
        state = 35;
        continue;
      case 24:
        if (!(c === 79 || c === 111)) $.fail(i, 27);
        c = a[++i]!;
        state = 36;
        continue;
      case 25:
        if (!(c === 75 || c === 107)) $.fail(i, 28);
        i++;
        return i;
      case 26:
        if (!(c === 73 || c === 105)) $.fail(i, 23);
        c = a[++i]!;
        state = 37;
        continue;
      case 27:
        if (!(c === 88 || c === 120)) $.fail(i, 29);
        i++;
        return i;
      case 28:
        if (!(c === 78 || c === 110)) $.fail(i, 18);
        c = a[++i]!;
        state = 38;
        continue;
      case 29:
        if (!(c === 86 || c === 118)) $.fail(i, 30);
        c = a[++i]!;
        state = 39;
        continue;
      case 30:
        if (($class0[c]! & 64) === 0) $.fail(i, 31);
        i++;
        return i;
      case 31:
        if (!(c === 85 || c === 117)) $.fail(i, 22);
        i++;
        return i;
      case 32:
        if (c === 66 || c === 98) {
          c = a[++i]!;
          state = 40;
          continue;
        } else {
          c = a[++i]!;
          state = 41;
          continue;
        }
      case 33:
        c = a[++i]!;
        state = 42;
        continue;
      case 34:
        return i;
      case 35:
        if (!(c === 65 || c === 97)) $.fail(i, 20);
        c = a[++i]!;
        state = 43;
        continue;
      case 36:
        if (!(c === 67 || c === 99)) $.fail(i, 32);
        c = a[++i]!;
        state = 44;
        continue;
      case 37:
        if (!(c === 78 || c === 110)) $.fail(i, 18);
        c = a[++i]!;
        state = 45;
        continue;
      case 38:
        if (!(c === 71 || c === 103)) $.fail(i, 33);
        c = a[++i]!;
        state = 46;
        continue;
      case 39:
        if (!(c === 65 || c === 97)) $.fail(i, 20);
        c = a[++i]!;
        state = 47;
        continue;
      case 40:
        c = a[++i]!;
        state = 48;
        continue;
      case 41:
        c = a[++i]!;
        state = 49;
        continue;
      case 42:
        c = a[++i]!;
        state = 50;
        continue;
      case 43:
        if (!(c === 85 || c === 117)) $.fail(i, 22);
        c = a[++i]!;
        state = 51;
        continue;
      case 44:
        if (!(c === 72 || c === 104)) $.fail(i, 34);
        c = a[++i]!;
        state = 52;
        continue;
      case 45:
        if (!(c === 71 || c === 103)) $.fail(i, 33);
        c = a[++i]!;
        state = 53;
        continue;
      case 46:
        if (!(c === 79 || c === 111)) $.fail(i, 27);
        i++;
        return i;
      case 47:
        if (!(c === 74 || c === 106)) $.fail(i, 35);
        c = a[++i]!;
        state = 46;
        continue;
      case 48:
        c = a[++i]!;
        state = 54;
        continue;
      case 49:
        c = a[++i]!;
        state = 55;
        continue;
      case 50:
        c = a[++i]!;
        state = 56;
        continue;
      case 51:
        if (!(c === 76 || c === 108)) $.fail(i, 21);
        c = a[++i]!;
        state = 57;
        continue;
      case 52:
        if (!(c === 73 || c === 105)) $.fail(i, 23);
        c = a[++i]!;
        state = 58;
        continue;
      case 53:
        if (!(c === 79 || c === 111)) $.fail(i, 27);
        c = a[++i]!;
        state = 22;
        continue;
      case 54:
        if (c === 70 || c === 102) {
          c = a[++i]!;
          state = 59;
          continue;
        } else {
          c = a[++i]!;
          state = 60;
          continue;
        }
      case 55:
        c = a[++i]!;
        state = 61;
        continue;
      case 56:
        i++;
        return i;
      case 57:
        if (!(c === 84 || c === 116)) $.fail(i, 36);
        i++;
        return i;
      case 58:
        if (!(c === 65 || c === 97)) $.fail(i, 20);
        c = a[++i]!;
        state = 22;
        continue;
      case 59:
        i++;
        return i;
      case 60:
        i++;
        return i;
      default:
        i++;
        return i;
    }
  }
}

function boolean$octets(a: Uint8Array, _s: string, i: number): Boolean {
  let c = a[i]!;
  let value0: Boolean;
  if (c === 84 || c === 116) {
    c = a[++i]!;
    if (!(c === 82 || c === 114)) $.fail(i, 0);
    c = a[++i]!;
    if (!(c === 85 || c === 117)) $.fail(i, 1);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 2);
    i++;
    value0 = true;
  } else {
    if (!(c === 70 || c === 102)) $.fail(i, 3);
    c = a[++i]!;
    if (!(c === 65 || c === 97)) $.fail(i, 4);
    c = a[++i]!;
    if (!(c === 76 || c === 108)) $.fail(i, 5);
    c = a[++i]!;
    if (!(c === 83 || c === 115)) $.fail(i, 6);
    c = a[++i]!;
    if (!(c === 69 || c === 101)) $.fail(i, 2);
    i++;
    value0 = false;
  }
  $end = i;
  return value0;
}

function integer$octets(a: Uint8Array, s: string, i: number): Integer {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (c === 43 || c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
  } else $.fail(i, 8);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function float$octets(a: Uint8Array, s: string, i: number): Float {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (c === 43 || c === 45) {
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 9);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 9);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
    }
  } else if (c >= 48 && c <= 57) {
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    if (c === 46) {
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 9);
      c = a[++i]!;
      while (c >= 48 && c <= 57) c = a[++i]!;
    }
  } else $.fail(i, 10);
  const held1 = s.slice(from0 - $shift, i - $shift);
  $end = i;
  return held1;
}

function languagetag$octets(a: Uint8Array, s: string, i: number): Languagetag {
  let c = a[i]!;
  let value0: Languagetag;
  let chosen1 = 2;
  if (($class0[c]! & 1) !== 0) chosen1 = 0;
  if (($class0[c]! & 2) !== 0) chosen1 = $ahead0$octets(a, i);
  if (chosen1 === 0) {
    const from2 = i;
    i = langtag$stretch$octets(a, i);
    value0 = s.slice(from2 - $shift, i - $shift);
  } else if (chosen1 === 1) {
    const from3 = i;
    stretch: {
      c = a[++i]!;
      c = a[++i]!;
      again0: for (;;) {
        if (($class0[c]! & 4) === 0) $.fail(i, 14);
        c = a[++i]!;
        if (c === 45) {
          c = a[++i]!;
          continue again0;
        } else if (($class0[c]! & 4) !== 0) {
          c = a[++i]!;
          if (c === 45) {
            c = a[++i]!;
            continue again0;
          } else if (($class0[c]! & 4) !== 0) {
            c = a[++i]!;
            if (c === 45) {
              c = a[++i]!;
              continue again0;
            } else if (($class0[c]! & 4) !== 0) {
              c = a[++i]!;
              if (c === 45) {
                c = a[++i]!;
                continue again0;
              } else if (($class0[c]! & 4) !== 0) {
                c = a[++i]!;
                if (c === 45) {
                  c = a[++i]!;
                  continue again0;
                } else if (($class0[c]! & 4) !== 0) {
                  c = a[++i]!;
                  if (c === 45) {
                    c = a[++i]!;
                    continue again0;
                  } else if (($class0[c]! & 4) !== 0) {
                    c = a[++i]!;
                    if (c === 45) {
                      c = a[++i]!;
                      continue again0;
                    } else if (($class0[c]! & 4) !== 0) {
                      c = a[++i]!;
                      if (c === 45) {
                        c = a[++i]!;
                        continue again0;
                      } else {
                        break stretch;
                      }
                    } else {
                      break stretch;
                    }
                  } else {
                    break stretch;
                  }
                } else {
                  break stretch;
                }
              } else {
                break stretch;
              }
            } else {
              break stretch;
            }
          } else {
            break stretch;
          }
        } else {
          break stretch;
        }
      }
    }
    value0 = s.slice(from3 - $shift, i - $shift);
  } else {
    const from4 = i;
    i = irregular$stretch$octets(a, i);
    value0 = s.slice(from4 - $shift, i - $shift);
  }
  $end = i;
  return value0;
}

function geopair$octets(a: Uint8Array, s: string, i: number): Geopair {
  let c = 0;
  const value0 = float$octets(a, s, i);
  i = $end;
  c = a[i]!;
  if (!(c === 44 || c === 59)) $.fail(i, 37);
  c = a[++i]!;
  if (c === 32) {
    i++;
  }
  const value1 = float$octets(a, s, i);
  i = $end;
  const held2 = { latitude: value0, longitude: value1 };
  $end = i;
  return held2;
}
