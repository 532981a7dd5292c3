/**
 * What goes in and out of a generated reader besides its arguments and its value. Readers call no
 * foreign code, so two of them are never at work at once.
 */
export interface Registers {
  /** Octets minus UTF-16 code units before the place, in and out. */
  shift: number;

  /** The text has characters beyond ASCII. */
  isWide: boolean;

  /** Out: the place behind what was read. */
  end: number;

  /** Out, after a failure: its place, its number in the module's table, and its kind. */
  failedAt: number;
  site: number;
  isTooDeep: boolean;
}

/** The one set of registers. */
export const registers: Registers = {
  shift: 0,
  isWide: false,
  end: 0,
  failedAt: 0,
  site: 0,
  isTooDeep: false,
};

/** Thrown by {@link fail}. A thrown constant costs no stack trace. */
export const FAILED: { readonly name: string } = { name: "failed" };

/** Thrown by {@link giveUp}. */
export const GAVE_UP: { readonly name: string } = { name: "gave up" };

/**
 * Ends a reading: no sentence has this character here.
 *
 * @internal
 */
export function fail(at: number, site: number): never {
  registers.failedAt = at;
  registers.site = site;
  registers.isTooDeep = false;
  throw FAILED;
}

/**
 * Ends a reading if a rule stands within itself too often.
 *
 * @internal
 */
export function checkDepth(depth: number, most: number, at: number, site: number): void {
  if (depth <= most) return;
  registers.failedAt = at;
  registers.site = site;
  registers.isTooDeep = true;
  throw FAILED;
}

/**
 * Ends a reading of octets: the string reader has to see this text.
 *
 * @internal
 */
export function giveUp(): never {
  throw GAVE_UP;
}

/**
 * Gives up at a character beyond ASCII.
 *
 * @internal
 */
export function asciiOnly(octet: number): void {
  if (octet > 127 && octet < 255) giveUp();
}

/**
 * Gives up at a character of four octets, which is two code units.
 *
 * @internal
 */
export function noPair(octet: number): void {
  if (octet > 239 && octet < 255) giveUp();
}
