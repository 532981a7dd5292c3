// Prints how many blocks of our code long lists of features run through, at one size and at four times the size.
import { printWork } from "../../../tools/growth/print-work.ts";
import { longLists } from "./preferences/long-lists.ts";

printWork([
  { name: "tokens", work: (size) => void longLists(size, "t") },
  { name: "numbers", work: (size) => void longLists(size, "#=") },
]);
