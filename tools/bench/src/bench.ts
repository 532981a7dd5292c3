// npm run bench                      every codec bench, then the servers
// npm run bench -- codecs [package]  the codecs alone, or one of them: what they conform to, then how fast
// npm run bench -- server [--cards 5000] [--peers callingcard,radicale,xandikos,cyrus]

import { parseArgs } from "node:util";
import { benchCodecs } from "./codecs.ts";
import { compareServers } from "./server/compare.ts";
import { PEER_NAMES } from "./server/peers.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cards: { type: "string", default: "5000" },
    peers: { type: "string", default: PEER_NAMES.join(",") },
  },
});
const [what = "all", project] = positionals;
if (!["all", "codecs", "server"].includes(what)) {
  throw new Error(`"${what}" is not something to bench: codecs or server`);
}

if (what !== "server" && !benchCodecs(project)) process.exitCode = 1;

if (what !== "codecs") {
  const right = await compareServers(values.peers.split(","), Number(values.cards));
  if (!right) process.exitCode = 1;
}
