function card(number: number): string {
  return [
    "BEGIN:VCARD",
    "VERSION:4.0",
    `UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1ef${String(number).padStart(4, "0")}`,
    "FN:Alpha Bravo",
    "N:Bravo;Alpha;;;",
    `TEL;TYPE="voice,home";VALUE=uri:tel:+1-555-${number}`,
    "item1.EMAIL;TYPE=work;TYPE=pref:alpha.bravo@example.com",
    `ADR;TYPE=home;LABEL="${number} Alpha Street":;;${number} Alpha Street;Charlie;CA;91921;USA`,
    "NOTE:delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa",
    "END:VCARD\r\n",
  ].join("\r\n");
}

const cards = [...Array(50).keys()].map(card).join("");

/** What is read, with a name for the table. */
export const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["50 cards", cards],
  ["50 cards, a few words beyond ASCII", cards.replaceAll("delta", "дельта")],
  ["50 cards, every fourth word beyond ASCII", cards.replaceAll("a", "å")],
  ["one line of 45 characters", 'TEL;TYPE="voice,home";VALUE=uri:tel:+1-555-1\r\n'],
  ["one line of 8 characters", "FN:Bob\r\n"],
];
