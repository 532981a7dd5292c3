// What the store costs by itself: `node --conditions=@callingcard/source bench/store.ts [cards]`.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { measureStore } from "../../../tools/bench/src/store/measure-store.ts";

const folder = mkdtempSync(join(tmpdir(), "store-bench-"));
const store = openSqliteStore({ file: join(folder, "bench.sqlite") });
await measureStore(store);
await store.close();
rmSync(folder, { recursive: true });
