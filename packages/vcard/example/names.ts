// Lists the names in a file of cards that someone chose on a page; nothing leaves the browser.
import { getProperty, parseCards, unescapeText } from "@callingcard/vcard";

const input = document.querySelector("input");
const list = document.querySelector("ul");

input?.addEventListener("change", async () => {
  const octets = new Uint8Array((await input.files?.[0]?.arrayBuffer()) ?? new ArrayBuffer());
  const problems: string[] = [];
  const cards = parseCards(octets, { onProblem: ({ message }) => problems.push(message) });
  const names = cards.map((card) => unescapeText(getProperty(card, "FN")?.value ?? "no name"));
  const items = [...names, ...problems].map((text) =>
    Object.assign(document.createElement("li"), { textContent: text }),
  );
  list?.replaceChildren(...items);
});
