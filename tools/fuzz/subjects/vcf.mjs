import VCard from "vcf";
import { speak } from "./speak.mjs";

speak(
  (text) => VCard.parse(text),
  (cards) => cards.map((card) => `${card.toString()}\r\n`).join(""),
);
