/** What the comments and line breaks of a grammar file say; nearley's reader forgets them. */
export interface FileComments {
  /** The names of `# entries: a, b` above the first rule. */
  readonly entries: readonly string[] | undefined;

  /** The number of `# depth: 64` above the first rule. */
  readonly depth: number | undefined;

  /** The text of `# item: Token from "./token.ts"` above the first rule. */
  readonly item: string | undefined;

  /** The line, from 1, of each of these and of each `@word`: `# depth`, `@lexer`. */
  readonly lines: ReadonlyMap<string, number>;

  /** For each rule its line, from 1, and the comment that ends right above it. */
  readonly rules: ReadonlyMap<string, { readonly line: number; readonly comment?: string }>;
}

const RULE = /^\s*([\w?+]+)\s*[-=]+>/;
const COMMENT = /^\s*# ?(.*)$/;
const DIRECTIVE = /^(entries|depth|item)\s*:\s*(.+)$/;

const STATEMENT = /^\s*(@\w+)\s/;

/** Reads the comments of a grammar file. */
export function readComments(source: string): FileComments {
  let entries: readonly string[] | undefined;
  let depth: number | undefined;
  let item: string | undefined;
  const lines = new Map<string, number>();
  const rules = new Map<string, { line: number; comment?: string }>();
  let above: string[] = [];
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const comment = COMMENT.exec(line)?.[1];
    const directive = comment === undefined ? null : DIRECTIVE.exec(comment.trim());
    const statement = STATEMENT.exec(line)?.[1];
    if (statement !== undefined) lines.set(statement, index + 1);
    if (directive?.[2] !== undefined && rules.size === 0) {
      lines.set(`# ${directive[1]}`, index + 1);
      if (directive[1] === "depth") depth = Number(directive[2]);
      else if (directive[1] === "item") item = directive[2];
      else entries = directive[2].split(/[\s,]+/).filter((name) => name !== "");
      above = [];
    } else if (comment !== undefined) {
      above.push(comment.trimEnd());
    } else {
      const name = RULE.exec(line)?.[1];
      if (name !== undefined && !rules.has(name)) {
        const text = above.join("\n").trim();
        rules.set(name, { line: index + 1, ...(text === "" ? {} : { comment: text }) });
      }
      above = [];
    }
  }
  return { entries, depth, item, lines, rules };
}
