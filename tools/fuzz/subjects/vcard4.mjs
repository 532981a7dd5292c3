import { parse } from "vcard4";
import { speak } from "./speak.mjs";

speak((text) => {
  const cards = parse(text);
  return (Array.isArray(cards) ? cards : [cards]).map(({ parsedVcard }) => parsedVcard);
});
