// What the store costs by itself: `node --conditions=@callingcard/source bench/store.ts [cards]`. Client, database and disk
// are on one machine; what the database takes of the processor comes beside it.

import { startPostgres } from "@callingcard/postgres";
import { openPostgresStore } from "@callingcard/store-postgres";
import { measureStore } from "../../../tools/bench/src/store/measure-store.ts";

const server = await startPostgres({ settings: { shared_buffers: "256MB" } });
const store = await openPostgresStore({ database: server.url });
await measureStore(store);
await store.close();
await server.stop();
