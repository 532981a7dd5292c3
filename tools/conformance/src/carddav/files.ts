import { testsIn, type TestName } from "./row.ts";

type Tests = (...tests: readonly string[]) => readonly TestName[];

const serverTests = (name: string): Tests =>
  testsIn(`packages/carddav-server/test/${name}.test.ts`);
const interopTests = (name: string): Tests => testsIn(`tools/interop/src/${name}.test.ts`);

export const badCard: Tests = serverTests("bad-card");
export const card: Tests = serverTests("card");
export const discovery: Tests = serverTests("discovery");
export const homeSync: Tests = serverTests("home-sync");
export const mergingPut: Tests = serverTests("merging-put");
export const mergingPutProperty: Tests = serverTests("merging-put.property");
export const node: Tests = serverTests("node");
export const parts: Tests = serverTests("parts");
export const precondition: Tests = serverTests("precondition");
export const properties: Tests = serverTests("properties");
export const quirks: Tests = serverTests("quirks");
export const quirksOfApple: Tests = serverTests("quirks.apple");
export const quirksOfEvolution: Tests = serverTests("quirks.evolution");
export const quirksOfOthers: Tests = serverTests("quirks.others");
export const quirksOfThunderbird: Tests = serverTests("quirks.thunderbird");
export const quota: Tests = serverTests("quota");
export const repair: Tests = serverTests("repair");
export const report: Tests = serverTests("report");
export const sync: Tests = serverTests("sync");
export const transfer: Tests = serverTests("transfer");
export const versions: Tests = serverTests("versions");

export const filterSentences: Tests = testsIn("packages/carddav-filter/test/sentences.test.ts");
export const filterTraps: Tests = testsIn("packages/carddav-filter/test/traps.test.ts");
export const filterProperty: Tests = testsIn(
  "packages/carddav-filter/test/match-filter.property.test.ts",
);
export const unicodeCasemap: Tests = testsIn(
  "packages/carddav-filter/test/unicode-casemap.test.ts",
);
export const sqliteContract: Tests = testsIn("packages/store-sqlite/test/contract.test.ts");
export const postgresContract: Tests = testsIn("packages/store-postgres/test/contract.test.ts");

export const cadaver: Tests = interopTests("cadaver");
export const evolution: Tests = interopTests("evolution");
export const check: Tests = testsIn("packages/callingcard/test/check.test.ts");

export const khard: Tests = interopTests("khard");
export const sharedBook: Tests = interopTests("shared-book");
export const syncEvolution: Tests = interopTests("syncevolution");
export const thunderbird: Tests = interopTests("thunderbird");
export const tsdav: Tests = interopTests("tsdav");
export const tsdavDevices: Tests = interopTests("tsdav-devices");
export const vdirsyncer: Tests = interopTests("vdirsyncer");
