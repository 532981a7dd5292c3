/** A piece of markup, or the characters between two. */
export interface Markup {
  /** The rule of `xml.ne` that reads it. */
  readonly rule: "xmlDecl" | "pi" | "comment" | "cdSect" | "eTag" | "sTag" | "characters";
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a document into its markup. It is the reader that tells whether all is right; here, what a
 * reader has passed is looked for again.
 *
 * @param text The document.
 * @param end Up to where it was read.
 * @yields The pieces in their order; the last one may be cut off.
 */
export function* markupOf(text: string, end: number): Generator<Markup> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < end) {
    const rule = ruleAt(text, start);
    const close = Math.min(endOf(text, start, rule), text.length);
    yield { rule, start, end: close };
    start = close;
  }
}

/**
 * Finds the end of the name in a tag.
 *
 * @param text The document.
 * @param start Where the tag starts.
 * @returns The end; one character behind `start` where there is no tag.
 */
export function tagNameEnd(text: string, start: number): number {
  TAG_NAME.lastIndex = start;
  return start + (TAG_NAME.exec(text)?.[0].length ?? 1);
}

const TAG_NAME = /<[^\s/>]+/y;

function ruleAt(text: string, start: number): Markup["rule"] {
  if (text[start] !== "<") return "characters";
  switch (text.charAt(start + 1)) {
    case "?":
      return /^<\?xml[ \t\r\n]/.test(text.slice(start, start + 6)) ? "xmlDecl" : "pi";
    case "!":
      return text.startsWith("<![CDATA[", start) ? "cdSect" : "comment";
    case "/":
      return "eTag";
    default:
      return "sTag";
  }
}

const CLOSES = { xmlDecl: "?>", pi: "?>", comment: "-->", cdSect: "]]>", eTag: ">" } as const;

function endOf(text: string, start: number, rule: Markup["rule"]): number {
  if (rule === "characters") {
    const next = text.indexOf("<", start);
    return next === -1 ? text.length : next;
  }
  if (rule === "sTag") {
    TAG.lastIndex = start;
    return start + (TAG.exec(text)?.[0].length ?? text.length);
  }
  const close = text.indexOf(CLOSES[rule], start + (rule === "comment" ? 4 : 2));
  return close === -1 ? text.length : close + CLOSES[rule].length;
}

// The values of attributes may have ">" in them.
const TAG = /<(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
