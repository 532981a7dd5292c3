import { makeCards } from "./cards.ts";
import { compileFilter, indexCard, filterCondition, meetsCondition } from "../src/index.ts";
const cards = makeCards(20_000);
const pf = (name, text, o = {}) => ({
  name,
  test: "anyof",
  isNotDefined: false,
  textMatches: [{ text, negate: false, matchType: "contains", ...o }],
  paramFilters: [],
});
function run(label, names, o = {}) {
  const f = compileFilter({
    test: "anyof",
    propFilters: names.map((n) => pf(n, "xyzzy", o)),
  } as any);
  const set = new Set(names);
  let tests = 0;
  for (const c of cards) for (const p of c.properties) if (set.has(p.name)) tests++;
  let best = 1e9;
  for (let i = 0; i < 9; i++) {
    const t = performance.now();
    let m = 0;
    for (const c of cards) if (f(c)) m++;
    best = Math.min(best, performance.now() - t);
  }
  console.log(label, best.toFixed(1) + "ms", (tests / best / 1000).toFixed(2) + " M tests/s");
}
run("FN", ["FN"]);
run("EMAIL", ["EMAIL"]);
run("NOTE", ["NOTE"]);
run("N", ["N"]);
run("search", ["FN", "NICKNAME", "EMAIL", "TEL", "ORG"]);
run("all", ["FN", "N", "EMAIL", "TEL", "ORG", "ADR", "CATEGORIES", "NOTE"]);
run("octet", ["FN", "N", "EMAIL", "TEL", "ORG", "ADR", "CATEGORIES", "NOTE"], {
  collation: "i;octet",
});
let t = performance.now();
const entries = cards.map(indexCard);
console.log("index", performance.now() - t);
