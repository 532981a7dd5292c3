import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EVENTS_HEAD, HEAD, withGrammars } from "./reference-grammar.ts";

const PROGRAM = fileURLToPath(new URL("../src/bin/grammar.ts", import.meta.url));

function grammar(folder: string, ...args: readonly string[]) {
  const options = ["--conditions=@callingcard/source", PROGRAM, ...args];
  return spawnSync(process.execPath, options, { cwd: folder, encoding: "utf8" });
}

test("gen writes what check then finds in order", () => {
  const rules = `${HEAD}# entries: main\nmain -> [a-z]:+ {% text %}\n`;
  withGrammars({ "word.ne": rules }, (folder) => {
    expect(grammar(folder, "check", "word.ne", "--out", "made").status).toBe(1);
    const gen = grammar(folder, "gen", "word.ne", "--out", "made");
    expect(gen.stdout).toBe("word.ne: made/word.ts, made/word.ir.ts, made/word.html\n");
    expect(grammar(folder, "gen", "word.ne", "--out", "made").stdout).toBe("word.ne: up to date\n");
    expect(grammar(folder, "check", "word.ne", "--out", "made").status).toBe(0);
    const parser = `${folder}/made/word.ts`;
    expect(readFileSync(parser, "utf8")).toMatch(
      /^\/\/ Generated from word\.ne .*\n\/\/ sha256 .*: [0-9a-f]{64}\n/,
    );
    writeFileSync(parser, "// edited\n");
    const check = grammar(folder, "check", "word.ne", "--out", "made");
    expect(check.stderr).toBe("made/word.ts differs from what word.ne gives\n");
    expect(check.status).toBe(1);
  });
});

test("a refused grammar leaves exit code 1 and writes nothing", () => {
  withGrammars({ "bad.ne": `${HEAD}main -> "a":* "a":* {% text %}\n` }, (folder) => {
    const { status, stderr } = grammar(folder, "gen", "bad.ne", "--out", ".");
    expect(status).toBe(1);
    expect(stderr).toContain("[ambiguous]");
    const [, readings, witness] =
      /two readings:\n([^]*)\nof this text[^:]*: (\S+)/.exec(stderr) ?? [];
    expect(readings).toMatch(/^ {2}1\. .+\n {2}2\. .+$/);
    expect(witness).toBe('"aa"');
    expect(existsSync(`${folder}/bad.ts`)).toBe(false);
  });
});

test("of a workspace, grammars over events are compiled and those of other lexers passed over", () => {
  withGrammars({}, (folder) => {
    const grammars = `${folder}/packages/search/grammar`;
    mkdirSync(grammars, { recursive: true });
    writeFileSync(`${grammars}/list.ne`, `${EVENTS_HEAD}main -> "a":+ {% id %}\n`);
    writeFileSync(`${grammars}/words.ne`, "@lexer lexer\nmain -> %word\n");
    const { stdout, status } = grammar(folder, "gen");
    expect(status).toBe(0);
    expect(stdout.match(/^\S+(?=: )/gm)).toEqual(["packages/search/grammar/list.ne"]);
    expect(grammar(folder, "check").status).toBe(0);
    expect(grammar(folder, "--help").stdout).toContain('with "@lexer events"');
  });
});
