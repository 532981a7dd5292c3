import { CodeWriter } from "./code-writer.ts";
import { readerName, typeName } from "./names.ts";

/** Writes the constant of an entry over characters. */
export function writeEntry(rule: string, site: number, code: string, hasText: boolean): string {
  const out = new CodeWriter();
  const type = typeName(rule);
  const resetDepth = (): void => {
    if (code.includes("$depth")) out.line("$depth = 0;");
  };
  const name = JSON.stringify(rule);
  out.part(`export const ${rule}: $.Entry<${type}> = /* @__PURE__ */ $.entry(`, () => {
    out.line(`${name},`);
    out.line("$sites,");
    out.line(`${site},`);
    out.part("(a, s, i) => {", () => {
      out.line("$shift = $.registers.shift;");
      if (code.includes("$isWide")) out.line("$isWide = $.registers.isWide;");
      resetDepth();
      out.line(`const value = ${readerName(rule, "octets")}(a, s, i);`);
      out.line("$.registers.end = $end;");
      out.line("$.registers.shift = $shift;");
      out.line("return value;");
    });
    out.line("},");
    if (!hasText) return;
    out.part("(s, i) => {", () => {
      resetDepth();
      out.line(`const value = ${readerName(rule, "text")}(s, i);`);
      out.line("$.registers.end = $end;");
      out.line("return value;");
    });
    out.line("},");
  });
  out.line(");");
  return out.toString();
}
