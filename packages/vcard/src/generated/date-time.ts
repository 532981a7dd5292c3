// Generated from date-time.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: e701e619d7f4107b6568f1aaa60ad5e573e6dd3743e3615baa3c7dc85fcaafec
import * as $ from "@callingcard/grammar/runtime";

/**
 * date = year [month day] / year "-" month / "--" month [day] / "--" "-" day
 * Repaired: with the hyphens of the extended form too, which vCard 3.0 has.
 */
export type Date = { readonly year: Year; readonly rest: Yearrest | undefined } | { readonly year: undefined; readonly rest: Yearless };
/**
 * time = hour [minute [second]] [zone] / "-" minute [second] / "-" "-" second
 * Erratum 3484 is held: no zone behind a time without its hour. Repaired: the extended form, and parts
 * of a second, which vCard 3.0 has.
 */
export type Time = Timenotrunc | { readonly hour: undefined; readonly rest: Minutes; readonly zone: undefined } | { readonly hour: undefined; readonly rest: Secondonly; readonly zone: undefined };
/**
 * date-time = date-noreduc time-designator time-notrunc
 */
export interface Datetime { readonly date: Datenoreduc; readonly time: Timenotrunc }
/**
 * date-and-or-time = date-time / date / time-designator time
 */
export type Dateandortime = Datetime | { readonly date: Date; readonly time: undefined } | { readonly date: undefined; readonly time: Time };
/**
 * timestamp = date-complete time-designator time-complete
 */
export interface Timestamp { readonly date: Datecomplete; readonly time: Timecomplete }
/**
 * utc-offset = sign hour [minute]
 */
export interface Utcoffset { readonly sign: Sign; readonly hour: Hour; readonly minute: Minute | undefined }
export type Yearrest = { readonly month: Month; readonly day: Day | undefined } | { readonly month: Month; readonly day: Day };
export type Day = string;
export type Yearless = { readonly month: Month; readonly day: Day | undefined } | { readonly month: undefined; readonly day: Day };
/**
 * second = 2DIGIT ; 00-58/59/60 depending on leap second
 * time-secfrac = "," 1*DIGIT (RFC 2425), with the full stop that ISO 8601 has as well.
 */
export interface Seconds { readonly second: Second; readonly fraction: Fraction | undefined }
/**
 * date-noreduc = year month day / "--" month day / "--" "-" day
 */
export type Datenoreduc = { readonly year: Year; readonly rest: Wholerest } | { readonly year: undefined; readonly rest: Yearlesswhole };
export type Yearlesswhole = { readonly month: Month; readonly day: Day } | { readonly month: undefined; readonly day: Day };
export type Completerest = { readonly minute: Minute; readonly seconds: Seconds };
/**
 * zone = utc-designator / utc-offset
 */
export type Zone = { readonly sign: "+"; readonly hour: "00"; readonly minute: undefined } | Utcoffset;
export type Minute = string;
export type Hourrest = { readonly minute: Minute; readonly seconds: Seconds | undefined };
/**
 * time-notrunc = hour [minute [second]] [zone]
 */
export interface Timenotrunc { readonly hour: Hour; readonly rest: Hourrest | undefined; readonly zone: Zone | undefined }
export type Fraction = string;
export type Wholerest = { readonly month: Month; readonly day: Day };
export type Year = string;
export interface Minutes { readonly minute: Minute; readonly seconds: Seconds | undefined }
export interface Secondonly { readonly minute: undefined; readonly seconds: Seconds }
/**
 * date-complete = year month day
 */
export interface Datecomplete { readonly year: Year; readonly rest: Wholerest }
/**
 * time-complete = hour minute second [zone]
 */
export interface Timecomplete { readonly hour: Hour; readonly rest: Completerest; readonly zone: Zone | undefined }
export type Sign = string;
export type Hour = string;
export type Month = string;
export type Second = string;

let $end = 0;
let $shift = 0;
// 1: "-" "0".."9"
// 2: "+" "-" "Z" "z"
const $class0 = /* @__PURE__ */ $.classTable("17,0 1,2 1,0 1,3 2,0 a,1 w,0 1,2 v,0 1,2 3p,0");
const $sites: readonly $.Site[] = [
  ["year", "\"0\"..\"9\""],
  ["month", "\"0\"..\"9\""],
  ["day", "\"0\"..\"9\""],
  ["date", "\"-\" \"0\"..\"9\""],
  ["date", "\"-\""],
  ["day", "\"-\" \"0\"..\"9\""],
  ["yearless", "\"-\" \"0\"..\"9\""],
  ["minute", "\"0\"..\"9\""],
  ["time", "\"-\" \"0\"..\"9\""],
  ["datenoreduc", "\"-\" \"0\"..\"9\""],
  ["datenoreduc", "\"-\""],
  ["yearlesswhole", "\"-\" \"0\"..\"9\""],
  ["datetime", "\"T\" \"t\""],
  ["dateandortime", "\"-\" \"0\"..\"9\" \"T\" \"t\""],
  ["timestamp", "\"T\" \"t\""],
  ["hour", "\"0\"..\"9\""],
  ["completerest", "\":\""],
  ["minute", "\"0\"..\":\""],
  ["sign", "\"+\" \"-\""],
  ["second", "\"0\"..\"9\""],
  ["fraction", "\"0\"..\"9\""],
  ["wholerest", "\"-\""],
  ["month", "\"-\" \"0\"..\"9\""],
  ["date", "end of input"],
  ["time", "end of input"],
  ["datetime", "end of input"],
  ["dateandortime", "end of input"],
  ["timestamp", "end of input"],
  ["utcoffset", "end of input"],
];

export const date: $.Entry<Date> = /* @__PURE__ */ $.entry(
  "date",
  $sites,
  23,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = date$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const time: $.Entry<Time> = /* @__PURE__ */ $.entry(
  "time",
  $sites,
  24,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = time$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const datetime: $.Entry<Datetime> = /* @__PURE__ */ $.entry(
  "datetime",
  $sites,
  25,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = datetime$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const dateandortime: $.Entry<Dateandortime> = /* @__PURE__ */ $.entry(
  "dateandortime",
  $sites,
  26,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = dateandortime$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const timestamp: $.Entry<Timestamp> = /* @__PURE__ */ $.entry(
  "timestamp",
  $sites,
  27,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = timestamp$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

export const utcoffset: $.Entry<Utcoffset> = /* @__PURE__ */ $.entry(
  "utcoffset",
  $sites,
  28,
  (a, s, i) => {
    $shift = $.registers.shift;
    const value = utcoffset$octets(a, s, i);
    $.registers.end = $end;
    $.registers.shift = $shift;
    return value;
  },
);

function $ahead0$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (c === 45) return 2;
  return 1;
}

function $ahead1$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  if (c === 45) {
    c = a[++i]!;
    if (c === 45) {
      c = a[++i]!;
      if (c === 45) {
        c = a[++i]!;
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          if (c >= 48 && c <= 57) {
            c = a[++i]!;
            if (c === 84 || c === 116) return 0;
            return 1;
          }
          return 0;
        }
        return 0;
      }
      if (c >= 48 && c <= 57) {
        c = a[++i]!;
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          if (c === 45) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              if (c >= 48 && c <= 57) {
                c = a[++i]!;
                if (c === 84 || c === 116) return 0;
                return 1;
              }
              return 0;
            }
            return 0;
          }
          if (c >= 48 && c <= 57) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              if (c === 84 || c === 116) return 0;
              return 1;
            }
            return 0;
          }
          return 1;
        }
        return 0;
      }
      return 0;
    }
    return 0;
  } else {
    c = a[++i]!;
    if (c >= 48 && c <= 57) {
      c = a[++i]!;
      if (c >= 48 && c <= 57) {
        c = a[++i]!;
        if (c >= 48 && c <= 57) {
          c = a[++i]!;
          if (c === 45) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              if (c >= 48 && c <= 57) {
                c = a[++i]!;
                if (c === 45) {
                  c = a[++i]!;
                  if (c >= 48 && c <= 57) {
                    c = a[++i]!;
                    if (c >= 48 && c <= 57) {
                      c = a[++i]!;
                      if (c === 84 || c === 116) return 0;
                      return 1;
                    }
                    return 0;
                  }
                  return 0;
                }
                return 1;
              }
              return 0;
            }
            return 0;
          }
          if (c >= 48 && c <= 57) {
            c = a[++i]!;
            if (c >= 48 && c <= 57) {
              c = a[++i]!;
              if (c >= 48 && c <= 57) {
                c = a[++i]!;
                if (c >= 48 && c <= 57) {
                  c = a[++i]!;
                  if (c === 84 || c === 116) return 0;
                  return 1;
                }
                return 0;
              }
              return 0;
            }
            return 0;
          }
          return 1;
        }
        return 0;
      }
      return 0;
    }
    return 0;
  }
}

function year$stretch$octets(a: Uint8Array, i: number): number {
  let c = a[i]!;
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  i++;
  return i;
}

function date$octets(a: Uint8Array, s: string, i: number): Date {
  let c = a[i]!;
  let value0: Date;
  if (c >= 48 && c <= 57) {
    const from1 = i;
    i = year$stretch$octets(a, i);
    const held2 = s.slice(from1 - $shift, i - $shift);
    let value3: Yearrest | undefined;
    c = a[i]!;
    if (($class0[c]! & 1) !== 0) {
      let value4: Yearrest;
      if (c === 45) {
        i++;
        const from5 = i;
        c = a[i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 1);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 1);
        i++;
        const held6 = s.slice(from5 - $shift, i - $shift);
        let value7: Day | undefined;
        c = a[i]!;
        if (c === 45) {
          i++;
          const from8 = i;
          c = a[i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 2);
          c = a[++i]!;
          if (!(c >= 48 && c <= 57)) $.fail(i, 2);
          i++;
          value7 = s.slice(from8 - $shift, i - $shift);
        }
        value4 = { month: held6, day: value7 };
      } else {
        const from9 = i;
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 1);
        i++;
        const held10 = s.slice(from9 - $shift, i - $shift);
        const from11 = i;
        c = a[i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 2);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 2);
        i++;
        value4 = { month: held10, day: s.slice(from11 - $shift, i - $shift) };
      }
      value3 = value4;
    }
    value0 = { year: held2, rest: value3 };
  } else {
    if (c !== 45) $.fail(i, 3);
    c = a[++i]!;
    if (c !== 45) $.fail(i, 4);
    i++;
    c = a[i]!;
    let value12: Yearless;
    if (c >= 48 && c <= 57) {
      const from13 = i;
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 1);
      i++;
      const held14 = s.slice(from13 - $shift, i - $shift);
      let value15: Day | undefined;
      c = a[i]!;
      if (($class0[c]! & 1) !== 0) {
        if (c === 45) {
          i++;
        }
        const from16 = i;
        c = a[i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 5);
        c = a[++i]!;
        if (!(c >= 48 && c <= 57)) $.fail(i, 2);
        i++;
        value15 = s.slice(from16 - $shift, i - $shift);
      }
      value12 = { month: held14, day: value15 };
    } else {
      if (c !== 45) $.fail(i, 6);
      i++;
      const from17 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      i++;
      value12 = { month: undefined, day: s.slice(from17 - $shift, i - $shift) };
    }
    value0 = { year: undefined, rest: value12 };
  }
  $end = i;
  return value0;
}

function time$octets(a: Uint8Array, s: string, i: number): Time {
  let c = a[i]!;
  let value0: Time;
  let chosen1 = 2;
  if (c >= 48 && c <= 57) chosen1 = 0;
  if (c === 45) chosen1 = $ahead0$octets(a, i);
  if (chosen1 === 0) {
    const value2 = timenotrunc$octets(a, s, i);
    i = $end;
    value0 = value2;
  } else if (chosen1 === 1) {
    i++;
    const from3 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    i++;
    const held4 = s.slice(from3 - $shift, i - $shift);
    let value5: Seconds | undefined;
    c = a[i]!;
    if (c >= 48 && c <= 58) {
      if (c === 58) {
        i++;
      }
      const value6 = seconds$octets(a, s, i);
      i = $end;
      value5 = value6;
    }
    value0 = { hour: undefined, rest: { minute: held4, seconds: value5 }, zone: undefined };
  } else {
    if (c !== 45) $.fail(i, 8);
    c = a[++i]!;
    i++;
    const value7 = seconds$octets(a, s, i);
    i = $end;
    value0 = { hour: undefined, rest: { minute: undefined, seconds: value7 }, zone: undefined };
  }
  $end = i;
  return value0;
}

function datetime$octets(a: Uint8Array, s: string, i: number): Datetime {
  let c = a[i]!;
  let value0: Datenoreduc;
  if (c >= 48 && c <= 57) {
    const from1 = i;
    i = year$stretch$octets(a, i);
    const held2 = s.slice(from1 - $shift, i - $shift);
    const value3 = wholerest$octets(a, s, i);
    i = $end;
    value0 = { year: held2, rest: value3 };
  } else {
    if (c !== 45) $.fail(i, 9);
    c = a[++i]!;
    if (c !== 45) $.fail(i, 10);
    i++;
    c = a[i]!;
    let value4: Yearlesswhole;
    if (c >= 48 && c <= 57) {
      const from5 = i;
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 1);
      i++;
      const held6 = s.slice(from5 - $shift, i - $shift);
      c = a[i]!;
      if (c === 45) {
        i++;
      }
      const from7 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 5);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      i++;
      value4 = { month: held6, day: s.slice(from7 - $shift, i - $shift) };
    } else {
      if (c !== 45) $.fail(i, 11);
      i++;
      const from8 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 2);
      i++;
      value4 = { month: undefined, day: s.slice(from8 - $shift, i - $shift) };
    }
    value0 = { year: undefined, rest: value4 };
  }
  c = a[i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 12);
  i++;
  const value9 = timenotrunc$octets(a, s, i);
  i = $end;
  const held10 = { date: value0, time: value9 };
  $end = i;
  return held10;
}

function dateandortime$octets(a: Uint8Array, s: string, i: number): Dateandortime {
  let c = a[i]!;
  let value0: Dateandortime;
  let chosen1 = 2;
  if (($class0[c]! & 1) !== 0) chosen1 = $ahead1$octets(a, i);
  if (chosen1 === 0) {
    const value2 = datetime$octets(a, s, i);
    i = $end;
    value0 = value2;
  } else if (chosen1 === 1) {
    const value3 = date$octets(a, s, i);
    i = $end;
    value0 = { date: value3, time: undefined };
  } else {
    if (!(c === 84 || c === 116)) $.fail(i, 13);
    i++;
    const value4 = time$octets(a, s, i);
    i = $end;
    value0 = { date: undefined, time: value4 };
  }
  $end = i;
  return value0;
}

function timestamp$octets(a: Uint8Array, s: string, i: number): Timestamp {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 0);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  const value2 = wholerest$octets(a, s, i);
  i = $end;
  const held3 = { year: held1, rest: value2 };
  c = a[i]!;
  if (!(c === 84 || c === 116)) $.fail(i, 14);
  i++;
  const from4 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held5 = s.slice(from4 - $shift, i - $shift);
  c = a[i]!;
  let value6: Completerest;
  if (c === 58) {
    i++;
    const from7 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    i++;
    const held8 = s.slice(from7 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 58) $.fail(i, 16);
    i++;
    const value9 = seconds$octets(a, s, i);
    i = $end;
    value6 = { minute: held8, seconds: value9 };
  } else {
    const from10 = i;
    if (!(c >= 48 && c <= 57)) $.fail(i, 17);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    i++;
    const held11 = s.slice(from10 - $shift, i - $shift);
    const value12 = seconds$octets(a, s, i);
    i = $end;
    value6 = { minute: held11, seconds: value12 };
  }
  let value13: Zone | undefined;
  c = a[i]!;
  if (($class0[c]! & 2) !== 0) {
    const value14 = zone$octets(a, s, i);
    i = $end;
    value13 = value14;
  }
  const held15 = { date: held3, time: { hour: held5, rest: value6, zone: value13 } };
  $end = i;
  return held15;
}

function utcoffset$octets(a: Uint8Array, s: string, i: number): Utcoffset {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c === 43 || c === 45)) $.fail(i, 18);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  const from2 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held3 = s.slice(from2 - $shift, i - $shift);
  let value4: Minute | undefined;
  c = a[i]!;
  if (c >= 48 && c <= 58) {
    if (c === 58) {
      i++;
    }
    const from5 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 17);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 7);
    i++;
    value4 = s.slice(from5 - $shift, i - $shift);
  }
  const held6 = { sign: held1, hour: held3, minute: value4 };
  $end = i;
  return held6;
}

function timenotrunc$octets(a: Uint8Array, s: string, i: number): Timenotrunc {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 15);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Hourrest | undefined;
  c = a[i]!;
  if (c >= 48 && c <= 58) {
    let value3: Hourrest;
    if (c === 58) {
      i++;
      const from4 = i;
      c = a[i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 7);
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 7);
      i++;
      const held5 = s.slice(from4 - $shift, i - $shift);
      let value6: Seconds | undefined;
      c = a[i]!;
      if (c === 58) {
        i++;
        const value7 = seconds$octets(a, s, i);
        i = $end;
        value6 = value7;
      }
      value3 = { minute: held5, seconds: value6 };
    } else {
      const from8 = i;
      c = a[++i]!;
      if (!(c >= 48 && c <= 57)) $.fail(i, 7);
      i++;
      const held9 = s.slice(from8 - $shift, i - $shift);
      let value10: Seconds | undefined;
      c = a[i]!;
      if (c >= 48 && c <= 57) {
        const value11 = seconds$octets(a, s, i);
        i = $end;
        value10 = value11;
      }
      value3 = { minute: held9, seconds: value10 };
    }
    value2 = value3;
  }
  let value12: Zone | undefined;
  c = a[i]!;
  if (($class0[c]! & 2) !== 0) {
    const value13 = zone$octets(a, s, i);
    i = $end;
    value12 = value13;
  }
  const held14 = { hour: held1, rest: value2, zone: value12 };
  $end = i;
  return held14;
}

function seconds$octets(a: Uint8Array, s: string, i: number): Seconds {
  let c = 0;
  const from0 = i;
  c = a[i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 19);
  c = a[++i]!;
  if (!(c >= 48 && c <= 57)) $.fail(i, 19);
  i++;
  const held1 = s.slice(from0 - $shift, i - $shift);
  let value2: Fraction | undefined;
  c = a[i]!;
  if (c === 44 || c === 46) {
    i++;
    const from3 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 20);
    c = a[++i]!;
    while (c >= 48 && c <= 57) c = a[++i]!;
    value2 = s.slice(from3 - $shift, i - $shift);
  }
  const held4 = { second: held1, fraction: value2 };
  $end = i;
  return held4;
}

function wholerest$octets(a: Uint8Array, s: string, i: number): Wholerest {
  let c = a[i]!;
  let value0: Wholerest;
  if (c === 45) {
    i++;
    const from1 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 1);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 1);
    i++;
    const held2 = s.slice(from1 - $shift, i - $shift);
    c = a[i]!;
    if (c !== 45) $.fail(i, 21);
    i++;
    const from3 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 2);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 2);
    i++;
    value0 = { month: held2, day: s.slice(from3 - $shift, i - $shift) };
  } else {
    const from4 = i;
    if (!(c >= 48 && c <= 57)) $.fail(i, 22);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 1);
    i++;
    const held5 = s.slice(from4 - $shift, i - $shift);
    const from6 = i;
    c = a[i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 2);
    c = a[++i]!;
    if (!(c >= 48 && c <= 57)) $.fail(i, 2);
    i++;
    value0 = { month: held5, day: s.slice(from6 - $shift, i - $shift) };
  }
  $end = i;
  return value0;
}

function zone$octets(a: Uint8Array, s: string, i: number): Zone {
  let c = a[i]!;
  let value0: Zone;
  if (c === 90 || c === 122) {
    i++;
    value0 = { sign: "+", hour: "00", minute: undefined };
  } else {
    const value1 = utcoffset$octets(a, s, i);
    i = $end;
    value0 = value1;
  }
  $end = i;
  return value0;
}
