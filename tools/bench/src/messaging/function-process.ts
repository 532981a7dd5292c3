// A Participating Function in a process of its own: users u0…u99, each with so many clients at the core.
//
// node --conditions=@callingcard/source function-process.ts <core port> <clients> <policy>
//
// Prints its ports as a line of JSON, then a line with its memory and processor time for each line of standard input.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createMemoryRegistrations, type Settings } from "@callingcard/cpm-server";
import { createParticipatingFunction } from "@callingcard/cpm-server/node";
import { parseAddress, readFeatures } from "@callingcard/sip";
import { openCpmStore } from "@callingcard/store-sqlite/cpm";
import { canonicalAddress } from "@callingcard/xdm";
import { DOMAIN, instanceOf, USERS } from "./users.ts";

const [corePort = "", clients = "1", multiDevice = "all"] = process.argv.slice(2);
const registrations = createMemoryRegistrations();
const feature =
  '+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session,urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session.group"';
for (let user = 0; user < USERS; user += 1) {
  const aor = canonicalAddress(`sip:u${user}@${DOMAIN}`) ?? "";
  const bindings = Array.from({ length: Number(clients) }, (_, client) => {
    const contact = `sip:u${user}c${client}@127.0.0.1:${corePort};transport=tcp`;
    return {
      aor,
      contact,
      instance: instanceOf(user, client),
      pubGruu: `sip:u${user}@${DOMAIN};gr=${instanceOf(user, client)}`,
      features: readFeatures(parseAddress(`<${contact}>;${feature}`).parameters),
      q: 1,
      expiresMs: Date.now() + 86_400_000,
    };
  });
  registrations.set(aor, bindings);
}

const store = openCpmStore({ file: join(mkdtempSync(join(tmpdir(), "bench-")), "cpm.sqlite") });
const fn = await createParticipatingFunction({
  host: "127.0.0.1",
  sip: { listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }] },
  msrp: {
    listen: [{ host: "127.0.0.1", port: 0 }],
    limits: { maxConnections: 100_000, maxConnectionsPerAddress: 100_000 },
  },
  coreUri: `sip:127.0.0.1:${corePort};transport=tcp;lr`,
  settings: {
    multiDevice: multiDevice as Settings["multiDevice"],
    inviteRate: 100_000,
    maxSessions: 100_000,
    maxSessionsPerUser: 100_000,
  },
  registrations,
  deferred: store.deferred,
  dispositions: store.dispositions,
  outbox: store.outbox,
  messages: store.messages,
});
const { ports, msrp } = fn.addresses;
console.log(JSON.stringify({ sip: ports.tcp, msrp: msrp.port }));

createInterface({ input: process.stdin }).on("line", () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const status = fn.status();
  console.log(JSON.stringify({ cpuMs: (user + system) / 1_000, rss, heapUsed, ...status }));
});
process.once("SIGTERM", () => process.exit(0));
