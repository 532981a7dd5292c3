import VCard from "vcf";
import { speak } from "./speak.mjs";

speak((text) => VCard.parse(text).map((card) => card.toJSON()));
