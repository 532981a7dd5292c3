// A function with its stores in a file, to be killed: `crash-function.ts <file> <port of the core>`.

import { openCpmStore } from "../../../store-sqlite/src/cpm.ts";
import { createParticipatingFunction } from "../../src/node.ts";
import { binding } from "./bindings.ts";

const [, , file = "", corePort = ""] = process.argv;
const { outbox, messages, dispositions } = openCpmStore({ file });
const fn = await createParticipatingFunction({
  host: "127.0.0.1",
  sip: { listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }] },
  msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
  coreUri: `sip:127.0.0.1:${corePort};transport=tcp;lr`,
  settings: { recording: true },
  // A busy machine is no reason to refuse here.
  maxLagMs: 30_000,
  registrations: { bindings: async () => [binding("1")], watch: () => () => undefined },
  outbox,
  messages,
  dispositions,
});
process.send?.(fn.addresses.ports.tcp);
