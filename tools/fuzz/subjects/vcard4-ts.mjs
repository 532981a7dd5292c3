import { parseVCards } from "vcard4-ts";
import { speak } from "./speak.mjs";

speak((text) => parseVCards(text));
