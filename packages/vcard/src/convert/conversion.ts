import type { Card, Property } from "../card.ts";

/** The versions that cards are converted to; 2.1 is only read. */
export type TargetVersion = "3.0" | "4.0";

/** Which rule of the conversion did something. */
export type ConversionCode =
  | "version"
  | "restored"
  | "encoding"
  | "cardinality"
  | "delivery-label"
  | "sort-as"
  | "phonetic"
  | "anniversary"
  | "related"
  | "agent"
  | "kind"
  | "member"
  | "gender"
  | "messaging"
  | "social-profile"
  | "name"
  | "address"
  | "date"
  | "revision"
  | "telephone"
  | "position"
  | "time-zone"
  | "uid"
  | "media"
  | "type"
  | "preference"
  | "parameter"
  | "value-type"
  | "escape"
  | "unsupported"
  | "made";

/**
 * What became of a property: `changed`, another form of the same; `merged`, a part of another property
 * now, so that its place among the others is not kept; `carried`, all or a part of it in a place of our
 * own (an X- name); `made`, new, because the version demands it; `dropped`, all or a part of it is gone.
 */
export type ConversionEffect = "changed" | "merged" | "carried" | "made" | "dropped";

/** One thing that a conversion did to a card. */
export interface Conversion {
  /** The rule that did it. */
  readonly code: ConversionCode;

  readonly effect: ConversionEffect;

  /** The property of the card that was given; the new one where `effect` is `made`. */
  readonly property: Property;

  /** What was done, for people. */
  readonly message: string;

  /** Whether a conversion back does not restore it. */
  readonly lost: boolean;
}

/** A converted card and what was done to it. */
export interface Converted {
  readonly card: Card;

  /** In the order of the rules; empty for a card that has the version already. */
  readonly report: readonly Conversion[];
}

/** How cards are converted. */
export interface ConvertOptions {
  /**
   * What becomes of properties, parameters and values that the version has no place for. `carry` keeps
   * them under names of our own, `X-VCARD4-…` in a card of 3.0 and `X-VCARD3-…` in one of 4.0, so that
   * the way back restores them; `drop` leaves them out. Default `carry`.
   */
  readonly unsupported?: "carry" | "drop";

  /**
   * By which names a card of 3.0 says what only 4.0 has properties for. `apple`: by those of Apple's
   * address book, which most programs read (X-ABDATE, X-ABRELATEDNAMES, X-APPLE-OMIT-YEAR,
   * X-ADDRESSBOOKSERVER-KIND …); `plain`: by none but our own. Both are read always. Default `apple`.
   */
  readonly names?: "apple" | "plain";

  /**
   * How 4.0 says the telephone numbers of 3.0 and 2.1: as the texts they are, or as `tel:` URIs where
   * they begin with a plus sign. Default `text`.
   */
  readonly telephone?: "text" | "uri";

  /** Cards in AGENTs in AGENTs that are converted; a card deeper than that is carried. Default 8. */
  readonly maxDepth?: number;
}
