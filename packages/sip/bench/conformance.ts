// node --conditions=@callingcard/source packages/sip/bench/conformance.ts
// Counts how many of the torture messages of RFC 4475 and RFC 5118 are judged rightly, and what is read of
// them.
import { parseMessage } from "@callingcard/sip";
import { factsOf, ipv6Tortures, judge, tortureOctets, tortures } from "../test/torture.ts";

const all = tortures();
const isTaken = (octets: Uint8Array) => judge(octets).length === 0;

for (const [want, what] of [
  ["parse", "to be taken"],
  ["reject", "to be refused"],
  ["either", "to be taken or refused"],
] as const) {
  const verdicts = all
    .filter((message) => message.want === want)
    .map(({ file }) => want === "either" || isTaken(tortureOctets(file)) === (want === "parse"));
  console.log(`RFC 4475, ${what}: ${verdicts.filter(Boolean).length} of ${verdicts.length}`);
}

const facts = all.flatMap(({ file, facts: wanted }) => {
  if (wanted === null) return [];
  const read = new Map(Object.entries(factsOf(parseMessage(tortureOctets(file)))));
  return Object.entries(wanted).map(([name, value]) => read.get(name) === value);
});
console.log(`RFC 4475, fields read right: ${facts.filter(Boolean).length} of ${facts.length}`);

const ipv6 = Array.from(ipv6Tortures(), ([name, text]) => {
  return isTaken(new TextEncoder().encode(text)) === (name !== "ipv6-bad");
});
console.log(`RFC 5118, judged right: ${ipv6.filter(Boolean).length} of ${ipv6.length}`);
