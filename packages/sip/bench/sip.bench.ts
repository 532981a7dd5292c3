// The figures of the README come from figures.ts, which measures processor time in plain Node; here is what
// to watch from change to change.

import { test } from "vitest";
import { contests } from "./contestants.ts";
import { messages } from "./messages.ts";
import { loadPeers } from "./peers.ts";
import { shipped } from "./shipped.ts";

const sip = await shipped();
const peers = loadPeers();

for (const [name, octets] of messages) {
  for (const { title, runners } of contests(sip, octets, peers)) {
    test(`${name}, ${octets.length} octets, ${title}`, async ({ bench }) => {
      await bench.compare(...runners.map((one) => bench(one.name, () => void one.run())));
    });
  }
}

test("twice the Vias", async ({ bench }) => {
  const make = (count: number) =>
    new TextEncoder().encode(
      `OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP a${", SIP/2.0/UDP b;branch=c".repeat(count)}\r\n\r\n`,
    );
  const [once, twice] = [make(1000), make(2000)];
  await bench.compare(
    bench("1 000", () => void sip.readHeader(sip.parseMessage(once), "Via")),
    bench("2 000", () => void sip.readHeader(sip.parseMessage(twice), "Via")),
  );
});
