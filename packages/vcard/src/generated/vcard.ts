// Interim: replaced by the generated parser.
import { parseContentline, parseStructured, parseTextlist } from "./interim-parser.ts";
export interface Contentline {
  group: string | undefined;
  name: string;
  parameters: { name: string; values: string[] | undefined }[];
  value: string;
}
export interface Failure {
  code: "unexpected-character" | "unexpected-end" | "too-deep";
  offset: number;
  rule: string;
  expected: string;
}
export interface Cursor {
  readonly text: string;
  offset: number;
}
export function textCursor(text: string): Cursor {
  return { text, offset: 0 };
}
type Fail = (f: Failure) => never;
interface Entry<V> {
  readonly rule: string;
  parse(text: string): V | undefined;
  parse(text: string, f: Fail): V;
  match(c: Cursor): V | undefined;
  match(c: Cursor, f: Fail): V;
}
function entry<V>(
  rule: string,
  p: (s: string, f?: (f: { pos: number; rule: string; expected: string }) => void) => V | undefined,
): Entry<V> {
  const parse = (text: string, f?: Fail): V | undefined => {
    const v = p(
      text,
      f &&
        ((x) =>
          f({
            code: x.pos === text.length ? "unexpected-end" : "unexpected-character",
            offset: x.pos,
            rule: x.rule,
            expected: x.expected,
          })),
    );
    if (v !== undefined && rule === "contentline") {
      const c = v as any;
      if (c.group === null) (c as any).group = undefined;
      for (const q of c.parameters) if (q.values === null) (q as any).values = undefined;
    }
    return v;
  };
  return {
    rule,
    parse: parse as Entry<V>["parse"],
    match: ((c: Cursor, f?: Fail) => {
      // eslint-disable-next-line no-control-regex
      const re = /[\r\n\x00-\x08\x0b-\x1f\x7f]|$/g;
      re.lastIndex = c.offset;
      const m = re.exec(c.text);
      const end = m ? m.index : c.text.length;
      const v = parse(
        c.text.slice(c.offset, end),
        f && ((x) => f({ ...x, offset: x.offset + c.offset })),
      );
      if (v !== undefined) c.offset = end;
      return v;
    }) as Entry<V>["match"],
  };
}
export const contentline: Entry<Contentline> = entry("contentline", parseContentline) as never;
export const structured: Entry<string[][]> = entry("structured", parseStructured);
export const textlist: Entry<string[]> = entry("textlist", parseTextlist);
