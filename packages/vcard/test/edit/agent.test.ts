import { describe, expect, test } from "vitest";
import { agentCard, findProperty, setAgentCard, setValue } from "../../src/edit.ts";
import { parseCard, stringifyCard, type Card, type Property } from "../../src/index.ts";
import { cardOf } from "./card-of.ts";

function agentOf(card: Card): Property {
  const agent = findProperty(card, "AGENT");
  if (agent === undefined) throw new Error("no AGENT");
  return agent;
}

function edited(text: string): string {
  const card = parseCard(text);
  const agent = agentOf(card);
  const inner = agentCard(agent);
  if (inner === undefined) throw new Error("no card in the AGENT");
  return stringifyCard(setAgentCard(card, agent, setValue(inner, "FN", "New, name")));
}

describe("the card in an AGENT", () => {
  test.each(["\r\n", "\n", "\r"])(
    "behind it keeps its other octets, with the line break %j",
    (lineBreak) => {
      const text = [
        "begin:vcard",
        "VERSION:2.1",
        "AGENT:",
        "BEGIN:VCARD",
        "fn:Old",
        "TEL;HOME;",
        " X:1",
        "AGENT:",
        "BEGIN:VCARD",
        "FN:Inmost",
        "END:VCARD",
        "end:vcard",
        "NOTE:x",
        "END:VCARD",
        "",
      ].join(lineBreak);
      expect(edited(text)).toBe(text.replace("fn:Old", "fn:New, name"));
    },
  );

  test("as a text of vCard 3.0 is escaped again", () => {
    const text =
      "BEGIN:VCARD\nVERSION:3.0\nAGENT:BEGIN:VCARD\\nFN:Old\\nNOTE:a\\\\\\,b\\nEND:VCARD\\n\nEND:VCARD\n";
    expect(edited(text)).toBe(text.replace("FN:Old", "FN:New\\\\\\, name"));
  });

  test("can be edited two deep", () => {
    const text =
      "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:Old\nEND:VCARD\nEND:VCARD\nEND:VCARD\n";
    const card = parseCard(text);
    const outer = agentCard(agentOf(card));
    const inner = outer === undefined ? undefined : agentCard(agentOf(outer));
    if (outer === undefined || inner === undefined) throw new Error("no card");
    const changed = setAgentCard(outer, agentOf(outer), setValue(inner, "FN", "New"));
    expect(stringifyCard(setAgentCard(card, agentOf(card), changed))).toBe(
      text.replace("Old", "New"),
    );
  });

  test("makes no other card of it where nothing was edited", () => {
    const card = parseCard("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:x\nEND:VCARD\nEND:VCARD\n");
    const inner = agentCard(agentOf(card));
    if (inner === undefined) throw new Error("no card");
    expect(setAgentCard(card, agentOf(card), inner)).toBe(card);
  });

  test.each([
    ["is not there for a URI", "AGENT;VALUE=uri:cid:x"],
    ["is not there for a name", "AGENT:Jane"],
    ["is not there in another property", "NOTE:BEGIN:VCARD\\nEND:VCARD"],
  ])("%s", (_, line) => {
    const [, property] = cardOf("3.0", line).properties;
    if (property === undefined) throw new Error("no property");
    expect(agentCard(property)).toBeUndefined();
  });

  test("is refused in another property", () => {
    const card = cardOf("3.0", "NOTE:x");
    const [, note] = card.properties;
    if (note === undefined) throw new Error("no property");
    expect(() => setAgentCard(card, note, card)).toThrow(RangeError);
  });
});
