/** One content line, as the grammar's rule `contentline` gives it. */
export interface Line {
  readonly group: string | undefined;
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly value: string;
}

/** What a scanner throws; cheaper than an Error with its stack. */
export class Refused {
  readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }
}

const NAME = 1;
const SAFE = 2;
const QUOTABLE = 4;

const classes = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (/[A-Za-z0-9-]/.test(character)) mark(unit, NAME);
  if (/[\t !\x23-\x2b\x2d-\x39\x3c-\x7e]/.test(character)) mark(unit, SAFE);
  if (/[\t !\x23-\x7e]/.test(character)) mark(unit, QUOTABLE);
}

function mark(unit: number, bit: number): void {
  classes[unit] = (classes[unit] ?? 0) | bit;
}

function isOf(unit: number, mask: number): boolean {
  return ((classes[unit] ?? 0) & mask) !== 0;
}

/** Reads content lines as the grammar does, the way one writes it by hand: a loop over the string. */
export function linesByHand(text: string): Line[] {
  const { length } = text;
  const lines: Line[] = [];
  let at = 0;

  const skipNames = (): number => {
    const start = at;
    let unit = 0;
    while (at < length && (unit = text.charCodeAt(at)) < 128 && isOf(unit, NAME)) at++;
    if (at === start) throw new Refused(at);
    return start;
  };
  const expect = (unit: number): void => {
    if (text.charCodeAt(at) !== unit) throw new Refused(at);
    at++;
  };
  const skipClass = (mask: number): void => {
    let unit = 0;
    while (at < length && ((unit = text.charCodeAt(at)) > 127 || isOf(unit, mask))) at++;
  };
  const value = (): string => {
    const isQuoted = text.charCodeAt(at) === 34;
    if (isQuoted) at++;
    const start = at;
    skipClass(isQuoted ? QUOTABLE : SAFE);
    const found = text.slice(start, at);
    if (isQuoted) expect(34);
    return found;
  };

  do {
    let group: string | undefined;
    let name = text.slice(skipNames(), at);
    if (text.charCodeAt(at) === 46) {
      at++;
      group = name;
      name = text.slice(skipNames(), at);
    }
    const params: { name: string; values: string[] }[] = [];
    while (text.charCodeAt(at) === 59) {
      at++;
      const parameter = text.slice(skipNames(), at);
      expect(61);
      const values = [value()];
      while (text.charCodeAt(at) === 44) {
        at++;
        values.push(value());
      }
      params.push({ name: parameter, values });
    }
    expect(58);
    const start = at;
    let unit = 0;
    while (at < length && (((unit = text.charCodeAt(at)) > 31 && unit !== 127) || unit === 9)) at++;
    const end = at;
    expect(13);
    expect(10);
    lines.push({ group, name, params, value: text.slice(start, end) });
  } while (at < length);
  return lines;
}
