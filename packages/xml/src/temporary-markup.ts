// Stands in for generated/xml.ts until the grammar is compiled.
export interface Cursor {
  readonly text: string;
  offset: number;
  readonly atEnd: boolean;
}
export interface Failure {
  readonly code: "unexpected-character" | "unexpected-end" | "too-deep";
  readonly offset: number;
  readonly rule: string;
  readonly expected: string;
}
type OnFailure = (failure: Failure) => never;
interface Entry<Value> {
  match(cursor: Cursor, onFailure: OnFailure): Value;
  parse(text: string): Value | undefined;
}
export interface Attribute {
  readonly space: string;
  readonly name: string;
  readonly eq: string;
  readonly value: string;
}
export interface STag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly isEmpty: boolean;
}
export interface XmlDecl {
  readonly version: string;
  readonly encoding: string | undefined;
  readonly standalone: boolean | undefined;
}
export interface Pi {
  readonly target: string;
  readonly content: string;
}

export function textCursor(text: string): Cursor {
  return {
    text,
    offset: 0,
    get atEnd() {
      return this.offset >= text.length;
    },
  };
}

const START =
  "[A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}]";
const NC = `${START}(?:${START}|[\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}])*`;
const Q = `${NC}(?::${NC})?`;
const S = "[ \\t\\r\\n]";
const REF = `&(?:#[0-9]+|#x[0-9a-fA-F]+|${NC});`;
const C = "\\t\\n\\r\\u{20}-\\u{D7FF}\\u{E000}-\\u{FFFD}\\u{10000}-\\u{10FFFF}";
const not = (out: string): string => `(?:(?![${out}])[${C}])`;

function entry<Value>(rule: string, source: string, value: (m: RegExpExecArray) => Value) {
  const sticky = new RegExp(source, "uy");
  const made: Entry<Value> = {
    match(cursor, onFailure) {
      sticky.lastIndex = cursor.offset;
      const m = sticky.exec(cursor.text);
      if (m === null) {
        return onFailure({
          code: "unexpected-character",
          offset: cursor.offset,
          rule,
          expected: rule,
        });
      }
      cursor.offset = sticky.lastIndex;
      return value(m);
    },
    parse(text) {
      const cursor = textCursor(text);
      sticky.lastIndex = 0;
      const m = sticky.exec(text);
      if (m === null || sticky.lastIndex !== text.length) return undefined;
      cursor.offset = text.length;
      return value(m);
    },
  };
  return made;
}

const ATTRIBUTE = `(${S}+)(${Q})(${S}*=${S}*)(?:"((?:${REF}|${not('<&"')})*)"|'((?:${REF}|${not("<&'")})*)')`;
export const ncName: Entry<string> = entry("NCName", NC, (m) => m[0]);
export const sTag: Entry<STag> = entry(
  "STag",
  `<(${Q})((?:${ATTRIBUTE.replaceAll(/\((?!\?)/g, "(?:")})*)${S}*(/?)>`,
  (m) => ({
    name: m[1] ?? "",
    attributes: [...(m[2] ?? "").matchAll(new RegExp(ATTRIBUTE, "gu"))].map((a) => ({
      space: a[1] ?? "",
      name: a[2] ?? "",
      eq: a[3] ?? "",
      value: a[4] ?? a[5] ?? "",
    })),
    isEmpty: m[3] === "/",
  }),
);
export const eTag: Entry<string> = entry("ETag", `</(${Q})${S}*>`, (m) => m[1] ?? "");
export const characters: Entry<string> = entry(
  "content",
  `(?:(?!\\]\\]>)${not("<&")}|${REF})+`,
  (m) => m[0],
);
export const cdSect: Entry<string> = entry(
  "CDSect",
  `<!\\[CDATA\\[((?:(?!\\]\\]>)[${C}])*)\\]\\]>`,
  (m) => m[0],
);
export const comment: Entry<string> = entry(
  "Comment",
  `<!--((?:${not("\\-")}|-${not("\\-")})*)-->`,
  (m) => m[0],
);
export const pi: Entry<Pi> = entry("PI", `<\\?(${NC})(\\?>|${S}(?:(?!\\?>)[${C}])*\\?>)`, (m) => ({
  target: m[1] ?? "",
  content: m[2] ?? "",
}));
export const space: Entry<string> = entry("S", `${S}+`, (m) => m[0]);
export const xmlDecl: Entry<XmlDecl> = entry(
  "XMLDecl",
  `<\\?xml${S}+version${S}*=${S}*(?:"(1\\.[0-9]+)"|'(1\\.[0-9]+)')(?:${S}+encoding${S}*=${S}*(?:"([A-Za-z][A-Za-z0-9._\\-]*)"|'([A-Za-z][A-Za-z0-9._\\-]*)'))?(?:${S}+standalone${S}*=${S}*(?:"(yes|no)"|'(yes|no)'))?${S}*\\?>`,
  (m) => ({
    version: m[1] ?? m[2] ?? "",
    encoding: m[3] ?? m[4],
    standalone: m[5] === undefined && m[6] === undefined ? undefined : (m[5] ?? m[6]) === "yes",
  }),
);
