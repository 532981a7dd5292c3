import type { Backend } from "./backend.ts";
import { CodeWriter } from "./code-writer.ts";

/** Writes a function around a body that reads the character `c` at `i`. */
export function functionText(
  name: string,
  parameters: string,
  result: string,
  body: string,
  backend: Backend,
): string {
  const own = withCharacter(withoutDetours(body), backend);
  const used = parameters.replaceAll(/\b\w+(?=:)/g, (parameter) =>
    mentions(own, parameter) ? parameter : `_${parameter}`,
  );
  return `function ${name}(${used}): ${result} {\n${own}}\n`;
}

/** An event that is kept in a constant for the next line alone. */
const DETOUR = /^( *)const (event\d+) = (v\[i\+\+\]!);\n\1(.*)\b\2\b(.*)$/gm;

/** Takes events where they are used, if that is in the next line and nowhere else. */
function withoutDetours(body: string): string {
  return body.replaceAll(
    DETOUR,
    (lines: string, indent: string, name: string, take: string, before: string, after: string) => {
      const uses = body.match(new RegExp(`\\b${name}\\b`, "g"))?.length;
      return uses === 2 ? `${indent}${before}${take}${after}` : lines;
    },
  );
}

/** Declares `c`, or takes its assignments away where nothing reads it. */
function withCharacter(body: string, { load, advance }: Backend): string {
  const lines = body.split("\n");
  const isRead = lines.some(
    (line) => mentions(line, "c") && ![load, advance].includes(line.trim()),
  );
  if (isRead) {
    if (lines[0]?.trim() === load) return body.replace(load, `let ${load}`);
    const out = new CodeWriter(1);
    out.line("let c = 0;");
    return out.toString() + body;
  }
  return lines
    .filter((line) => line.trim() !== load)
    .map((line) => (line.trim() === advance ? line.replace(advance, "i++;") : line))
    .join("\n");
}

function mentions(code: string, variable: string): boolean {
  return new RegExp(`(?<![\\w$.])${variable}(?![\\w$:])`).test(
    code.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'),
  );
}
