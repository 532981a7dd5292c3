// A function with small limits and no stores, to be flooded: `flood-function.ts <port of the core>`. It answers each
// message of its parent by how full it is.

import { createParticipatingFunction } from "../../src/node.ts";
import { BOB, binding } from "./bindings.ts";
import { canonicalAddress } from "@callingcard/xdm";

const [, , corePort = ""] = process.argv;
const SERVED = canonicalAddress(BOB);
let alarms = 0;
const fn = await createParticipatingFunction({
  host: "127.0.0.1",
  sip: { listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }] },
  msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
  coreUri: `sip:127.0.0.1:${corePort};transport=tcp;lr`,
  settings: { maxSessions: 30, inviteRate: 100, t1Ms: 50, t2Ms: 100, t4Ms: 100 },
  registrations: {
    bindings: async (aor) => (aor === SERVED ? [binding("1")] : [{ ...binding("2"), aor }]),
    watch: () => () => undefined,
  },
  onAlarm: () => alarms++,
  // A busy machine is no reason to refuse here.
  maxLagMs: 30_000,
});
process.on("message", () => {
  globalThis.gc?.();
  process.send?.({ ...fn.status(), alarms, heapOctets: process.memoryUsage().heapUsed });
});
process.send?.(fn.addresses.ports.tcp);
