// node --conditions=@callingcard/source packages/carddav-filter/bench/conformance.ts [random cases]
// Counts what holds: the traps that evaluators fall into, the RFCs' sentences that have a test, random
// filters and cards that are judged as a naive evaluator judges them, and the keys of all code points.

import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { startVitest } from "vitest/node";
import {
  collationKey,
  compileFilter,
  filterCondition,
  indexCard,
  meetsCondition,
  UNICODE_VERSION,
} from "../src/index.ts";
import { naiveCasemap } from "../test/naive-casemap.ts";
import { naiveFilter } from "../test/naive-filter.ts";
import { readSentences } from "../test/readme-sentences.ts";
import { matchingPair, smallCard, smallFilter } from "../test/small-cards.ts";

const cases = Number(process.argv[2] ?? 20_000);

interface Result {
  readonly file: string;
  readonly group: string | undefined;
  readonly name: string;
  readonly hasPassed: boolean;
}

const results = await runTests();
reportTraps();
reportSentences();
reportRandomCases();
reportCodePoints();

/** Runs the tests that the README names, and gives what became of each. */
async function runTests(): Promise<readonly Result[]> {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const names = new Set(readSentences().map(({ file }) => file));
  const files = Array.from(names, (name) =>
    fileURLToPath(new URL(`../test/${name}`, import.meta.url)),
  );
  const vitest = await startVitest("test", files, {
    config: `${root}/tools/config/vitest.config.ts`,
    project: ["carddav-filter"],
    reporters: [{}],
    watch: false,
  });
  const found = vitest.state.getTestModules().flatMap((module) =>
    Array.from(module.children.allTests(), (test) => ({
      file: basename(module.moduleId),
      group: test.parent.type === "suite" ? test.parent.name : undefined,
      name: test.name,
      hasPassed: test.result().state === "passed",
    })),
  );
  await vitest.close();
  return found;
}

function reportTraps(): void {
  const traps = new Map<string, boolean>();
  for (const { file, group: trap, hasPassed } of results) {
    if (file === "traps.test.ts" && trap !== undefined) {
      traps.set(trap, (traps.get(trap) ?? true) && hasPassed);
    }
  }
  report("traps avoided", [...traps.values()]);
}

function reportSentences(): void {
  report(
    "sentences of RFC 6352, 4790 and 5051 that a test holds",
    readSentences().map(({ file, test }) => {
      // Of a name with %s or %j, the tests that are made from it.
      const [start = "", end = ""] = test.split(/%[sj]/);
      const own = results.filter(
        (result) =>
          result.file === file && result.name.startsWith(start) && result.name.includes(end),
      );
      return own.length > 0 && own.every(({ hasPassed }) => hasPassed);
    }),
  );
}

function reportRandomCases(): void {
  const pair = fc.oneof(fc.record({ card: smallCard(), filter: smallFilter() }), matchingPair());
  const verdicts = fc.sample(pair, { numRuns: cases, seed: 1 }).map(({ card, filter }) => {
    const expected = naiveFilter(filter, card);
    return {
      expected,
      isAlike: compileFilter(filter)(card) === expected,
      isMet: meetsCondition(indexCard(card), filterCondition(filter)),
    };
  });
  const matched = verdicts.filter(({ expected }) => expected);
  report(
    "random filters and cards judged as the naive evaluator judges them",
    verdicts.map(({ isAlike }) => isAlike),
  );
  report(
    "matches among them that the index condition keeps",
    matched.map(({ isMet }) => isMet),
  );
}

function reportCodePoints(): void {
  const verdicts: boolean[] = [];
  for (let code = 0; code <= 0x10_ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    verdicts.push(collationKey("i;unicode-casemap", character) === naiveCasemap(character));
  }
  report(`code points of Unicode ${UNICODE_VERSION} with the key of RFC 5051`, verdicts);
}

function report(what: string, verdicts: readonly boolean[]): void {
  const right = verdicts.filter(Boolean).length;
  console.log(`${what}: ${right} of ${verdicts.length}`);
  if (right < verdicts.length) process.exitCode = 1;
}
