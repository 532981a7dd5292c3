/** What a conversion did beyond its rules, or could not do. */
export type ConversionCode =
  /** The card had no UID, and JSContact 1.0 asks for one: made from the card's contents. */
  | "uid-made"
  /** The language of the card was told by its LANGUAGE parameters; there is no LANGUAGE property. */
  | "language-inferred"
  /** A date-time with an offset is the same moment in UTC now. */
  | "offset-changed"
  /** A date-time without an offset was taken for UTC. */
  | "offset-assumed"
  /** A property without a JSContact property is in `vCardProps`. */
  | "kept-in-vcard-props"
  /** A property that says what another one says already. */
  | "repeated"
  /** Parts of ADR that stand for older readers, and say something else than the newer parts. */
  | "compatibility-parts"
  /** Octets that are not UTF-8 are U+FFFD. */
  | "octets-replaced"
  /** JSPROP properties that form no valid patch. */
  | "invalid-jsprop"
  /** FN was made from the components of the name, or is empty. */
  | "full-name-made"
  /** A JSContact property is in JSPROP. */
  | "kept-in-jsprop"
  /** A property of the card that is null; JSPROP would remove it. */
  | "no-null"
  /** A property of `vCardProps` that an edit of the card has overtaken. */
  | "overtaken"
  /** JSContact data that are not valid. */
  | "invalid-jscontact"
  /** What the conversion from or to another version of vCard reported. */
  | "vcard-version";

/** One line of a conversion's report. */
export interface ConversionNote {
  readonly code: ConversionCode;

  /** Name of the vCard property, where it is about one. */
  readonly property?: string;

  /** JSON pointer (RFC 6901) into the JSContact card, where it is about a place there. */
  readonly pointer?: string;

  /** The rule, as in `RFC 9555 section 2.6.1`. */
  readonly section: string;

  /** One clause for people. */
  readonly reason: string;

  /** Whether something is gone that the way back does not restore. */
  readonly lost: boolean;
}
