// Prints how many blocks of our code hostile lists run through, at one size and at four times the size.
import { type FormatEntry, intersectTypes } from "@callingcard/sdp";
import { printWork } from "../../../tools/growth/print-work.ts";

const entryOf = (type: string, subtype: string): FormatEntry => ({ type, subtype, parameters: [] });
const types = (size: number) =>
  Array.from({ length: size }, (_, index) => entryOf(`t${index}`, "x"));
const ranges = (size: number) => [
  entryOf("*", "*"),
  ...types(size).map(({ type }) => entryOf(type, "*")),
];

printWork([
  {
    name: "ranges that all fit, for types",
    work: (size) => void intersectTypes(types(size), ranges(size)),
  },
  {
    name: "types, for ranges that all fit",
    work: (size) => void intersectTypes(ranges(size), types(size)),
  },
]);
