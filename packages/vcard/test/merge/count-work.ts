import { printWork, type HostileInput } from "../../../../tools/growth/print-work.ts";
import { addValue, removeProperties, setLabel, setValue } from "../../src/edit.ts";
import { parseCard, type Card } from "../../src/index.ts";
import { assignPids, mergeCards, simplifyPids, synchronizeCards } from "../../src/merge.ts";

function cardOf(size: number, line: (index: number) => string): Card {
  const lines = Array.from({ length: size }, (_, index) => line(index));
  return parseCard(["BEGIN:VCARD", "VERSION:4.0", ...lines, "END:VCARD", ""].join("\r\n"));
}

/** Three cards whose lines a side spells in its own way. */
function merging(name: string, line: (index: number, side: string) => string): HostileInput {
  return {
    name,
    work: (size) => {
      const card = (side: string): Card => cardOf(size, (index) => line(index, side));
      mergeCards(card("b"), card("m"), card("t"), { choose: "both" });
      synchronizeCards(card("m"), card("t"));
    },
  };
}

printWork(
  [
    merging("values that are all different", (index, side) => `NOTE:${side}${index}${side}`),
    merging("values that are all the same", () => "TEL:1"),
    merging(
      "values that one side alone has",
      (index, side) => `${side === "b" ? "A" : "TEL"}:${side}${index}`,
    ),
    merging("one type for each", (index, side) => `TEL;TYPE=${side}${index}:${index}`),
    merging("names that are all different", (index, side) => `X-${index}:${side}`),
    merging("one group for each", (index, side) => `${side}${index}.TEL:${index}`),
    merging("a new group for each", (index, side) => `item${index}.TEL:${side}${index}`),
    merging("one group with many labels", (index, side) => `g.X-ABLabel:${side}${index}`),
    merging("one group of all", (index, side) => `${side}.TEL:${index}`),
    merging("sources of PIDs", (index, side) => `CLIENTPIDMAP:${index + 1};urn:${side}:${index}`),
    merging("one number of all sources", (index, side) => `CLIENTPIDMAP:1;urn:${side}:${index}`),
    merging(
      "PIDs",
      (index, side) => `TEL;PID=${index}.1:${side}${index}\r\nCLIENTPIDMAP:1;urn:a:b`,
    ),
    merging(
      "one PID of all",
      (index, side) => `TEL;PID=1.1:${side}${index}\r\nCLIENTPIDMAP:1;urn:a:b`,
    ),
    merging("alternatives", (index, side) => `TITLE;ALTID=${index}:${side}${index}`),
    merging("members", (index, side) => `MEMBER:urn:${side}:${index}`),
    merging("what a card has once", (index, side) => `BDAY:${side}${index}`),
    {
      name: "types of one property",
      work: (size) => {
        const card = (side: string): Card =>
          cardOf(
            1,
            () =>
              `TEL;TYPE="${Array.from({ length: size }, (_, index) => `${side}${index}`).join()}":1`,
          );
        mergeCards(card("b"), card("m"), card("t"));
      },
    },
    {
      name: "items of a list",
      work: (size) => {
        const card = (side: string): Card =>
          cardOf(
            1,
            () =>
              `CATEGORIES:${Array.from({ length: size }, (_, index) => `${side}${index}`).join()}`,
          );
        mergeCards(card("b"), card("m"), card("t"));
      },
    },
    {
      name: "PIDs that are assigned and simplified",
      work: (size) => {
        const card = cardOf(
          size,
          (index) => `TEL:${index}\r\nCLIENTPIDMAP:${index + 1};urn:a:${index}`,
        );
        simplifyPids(assignPids(card, "urn:b:c"));
      },
    },
    {
      name: "edits of a card with many groups",
      work: (size) => {
        const card = cardOf(
          size,
          (index) => `item${index + 1}.TEL:${index}\r\nitem${index + 1}.X-ABLabel:x`,
        );
        const [, tel] = card.properties;
        if (tel === undefined) return;
        setLabel(card, tel, "y");
        setValue(card, { name: "TEL", label: "X", preferred: true }, "1");
        addValue(card, { name: "TEL", label: "z" }, "1");
        removeProperties(card, "TEL");
      },
    },
  ],
  200,
);
