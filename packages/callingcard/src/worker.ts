/**
 * What `callingcard serve` starts once for each of several processes; it does nothing in any other process.
 *
 * @module
 */
import cluster from "node:cluster";
import { runWorker } from "./processes/worker.ts";

if (cluster.worker !== undefined && process.send !== undefined) {
  // Else it would be ended at once when the process that started it is gone.
  cluster.worker.exitedAfterDisconnect = true;
  runWorker(process);
}
