// Changes generated parsers in one place at a time and counts what the texts of the proof notice:
//   node --conditions=@callingcard/source tools/grammar-compiler/test/sabotage.ts [grammar.ne ...]
//     --all        all grammars of the workspace
//     --changes N  most changes of each parser, spread evenly; default 400
//     --list       show the changes that were missed, and those judged equivalent
import { parseArgs } from "node:util";
import { workspaceGrammars } from "../src/grammar-files.ts";
import { loadGrammar } from "../src/load-grammar.ts";
import { sabotage, scoreOf } from "./sabotage-run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: "boolean", default: false },
    changes: { type: "string", default: "400" },
    list: { type: "boolean", default: false },
  },
});
const files = values.all ? workspaceGrammars(".", []).map(({ grammar }) => grammar) : positionals;
for (const file of files) {
  const result = sabotage(loadGrammar(file), Number(values.changes));
  const { grammar, tried, possible, noticed, missed, equivalent } = result;
  const score = (100 * scoreOf(result)).toFixed(1);
  console.log(
    `${grammar}: ${noticed} of ${tried} changes noticed (${possible} possible), ` +
      `${missed.length} missed, ${equivalent.length} equivalent: ${score} %`,
  );
  if (scoreOf(result) < 0.95) process.exitCode = 1;
  if (!values.list) continue;
  for (const line of missed) console.log(`  missed: ${line}`);
  for (const line of equivalent) console.log(`  equivalent: ${line}`);
}
