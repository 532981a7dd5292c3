import { parseVCards } from "vcard4-ts";
import { speak } from "./speak.mjs";

// It throws nothing: what is wrong is told beside the cards.
speak((text) => {
  const { vCards = [], nags = [] } = parseVCards(text);
  const errors = [...nags, ...vCards.flatMap((card) => card.nags ?? [])].filter(
    ({ isError }) => isError,
  );
  if (errors.length > 0) throw new SyntaxError(errors.map(({ key }) => key).join(" "));
  return vCards;
});
