import { ACCESS_CONTROL } from "./access-control.ts";
import { BEHAVIOURS } from "./behaviour.ts";
import { CLIENTS } from "./client.ts";
import { IMPORT_AND_EXPORT } from "./import-and-export.ts";
import { HISTORY } from "./history.ts";
import { LOCKING } from "./locking.ts";
import { OPERATION } from "./operation.ts";
import { PAGE } from "./page.ts";
import { PRECONDITIONS } from "./precondition.ts";
import { REAL_CLIENTS } from "./real-client.ts";
import { REPORTS } from "./report.ts";
import type { Area } from "./row.ts";
import { STORES } from "./store.ts";

/** The table, in the order in which it is printed. */
export const TABLE: readonly Area[] = [
  { title: "Behaviours", rows: BEHAVIOURS },
  { title: "Preconditions and postconditions", rows: PRECONDITIONS },
  { title: "Reports", rows: REPORTS },
  { title: "Access control", rows: ACCESS_CONTROL },
  { title: "Conditions and locks", rows: LOCKING },
  { title: "Import, export, quota and preferences", rows: IMPORT_AND_EXPORT },
  { title: "Stores and faults", rows: STORES },
  { title: "History and backup", rows: HISTORY },
  { title: "Operation", rows: OPERATION },
  { title: "Clients", rows: CLIENTS },
  { title: "Real clients", rows: REAL_CLIENTS },
  { title: "The page for people", rows: PAGE },
];
