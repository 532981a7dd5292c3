// The figures of the README for events: `node --conditions=@callingcard/source bench/figures-events.ts`.
// The answers are compared first.

import { deepStrictEqual } from "node:assert";
import { type EventEntry, eventUnits } from "@callingcard/grammar";
import { generatedModule } from "./generated-module.ts";
import { timesInTurn } from "./in-turn.ts";
import { type ResponseByHand, responseByHand } from "./responses-by-hand.ts";

const LISTS: readonly (readonly string[])[] = [
  ["D:href", "D:status"],
  ["D:href", "D:propstat", "D:propstat", "D:responsedescription"],
  ["D:href", ...Array.from({ length: 20 }, () => "D:href"), "D:status"],
  ["D:href", "D:location"],
];

const { response, EVENTS } = (await generatedModule("multistatus")) as {
  EVENTS: readonly string[];
  response: EventEntry<number, ResponseByHand>;
};
const numbers = eventUnits(EVENTS);
const rows = LISTS.map((names) => {
  const events = {
    units: names.map((name) => numbers.get(name)).join(""),
    items: [...names.keys()],
  };
  const readers = [() => response.parse(events), () => responseByHand(names)];
  for (const read of readers) deepStrictEqual(read(), responseByHand(names));
  const [generated = 0, byHand = 0] = timesInTurn(readers);
  return {
    list: names.length > 4 ? `${names.length} events` : names.join(" "),
    "generated, ns": Math.round(generated * 1e6),
    "by hand": `${(byHand / generated).toFixed(2)}x`,
  };
});
console.log(`Node ${process.versions.node}; how many times faster the generated parser is`);
console.table(rows);
