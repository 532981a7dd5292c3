/** How long a program took for one text. */
export interface Measurement {
  readonly octets: number;
  /** The best of two; `undefined` when it gave no answer in time. */
  readonly ms: number | undefined;
}

/** A family of texts for which a program's time grows faster than the text. */
export interface SuperLinear {
  /** What grows, for people: `repetition of ";a=\"\"" in contentline, wrong at its end`. */
  readonly shape: string;
  readonly rule: string;
  /**
   * By which power of the size the time grows, over the last three doublings: 1 is linear, 2 quadratic. A lower bound
   * where there was no answer in time.
   */
  readonly power: number;
  readonly measurements: readonly Measurement[];
  /** The smallest size that took longer than a second, of those that were tried. */
  readonly slowOctets: number | undefined;
  /** Most memory that was seen, in octets. */
  readonly peakOctets: number | undefined;
  /** The beginning of the largest text that was tried, made visible. */
  readonly text: string;
}

/** What a program's time does when texts grow. */
export interface GrowthReport {
  /** Version of this form. */
  readonly schema: 1;
  readonly source: string;
  readonly subject: string;
  /** The time for a text of next to nothing, in milliseconds: it is taken off. */
  readonly startMs: number;
  /** Families that were tried. */
  readonly shapes: number;
  readonly runs: number;
  readonly seconds: number;
  /** Whether it was ended before all families were tried. */
  readonly isPartial: boolean;
  readonly superLinear: readonly SuperLinear[];
}
