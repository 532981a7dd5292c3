// npm run bench                      every codec bench, then the servers, then messaging
// npm run bench -- codecs [package]  the codecs alone, or one of them: what they conform to, then how fast
// npm run bench -- conformance [package]  what they conform to alone; "conformance vcard" counts what is
//                                    left of the files of other programs, here and in other libraries
// npm run bench -- server [--cards 5000] [--peers callingcard,callingcard-2,radicale,xandikos,cyrus]
//                                    "callingcard-2" is the program with two processes;
//                                    "floor" among the peers is a bare server, of ../shared, that does what
//                                    any server in Node has to do; the table then has ratios to it too
// npm run bench -- messaging [set-ups] [messages] [idle]    needs SIPp for the first

import { parseArgs } from "node:util";
import { benchCodecs, reportConformance } from "./codecs.ts";
import { compareMessaging } from "./messaging/compare.ts";
import { compareServers } from "./server/compare.ts";
import { PEER_NAMES } from "./server/peers.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cards: { type: "string", default: "5000" },
    peers: { type: "string", default: PEER_NAMES.join(",") },
  },
});
const [what = "all", ...parts] = positionals;
if (!["all", "codecs", "conformance", "server", "messaging"].includes(what)) {
  throw new Error(`"${what}" is not one of codecs, conformance, server and messaging`);
}
const isWanted = (name: string): boolean => what === "all" || what === name;

if (isWanted("codecs") && !benchCodecs(parts[0])) process.exitCode = 1;

if (what === "conformance" && !reportConformance(parts[0])) process.exitCode = 1;

if (isWanted("messaging")) {
  await compareMessaging(parts.length > 0 ? parts : ["set-ups", "messages", "idle"]);
}

if (isWanted("server")) {
  const right = await compareServers(values.peers.split(","), Number(values.cards));
  if (!right) process.exitCode = 1;
}
