import ICAL from "ical.js";
import { speak } from "./speak.mjs";

speak(
  (text) => {
    const cards = ICAL.parse(text);
    return Array.isArray(cards[0]) ? cards : [cards];
  },
  (cards) => cards.map((card) => ICAL.stringify(card)).join(""),
);
