import { escapeText } from "@callingcard/vcard";
import { NAME_TABLE } from "../component-table.ts";
import { deriveFullName } from "../full-name.ts";
import type { Name } from "../name.ts";
import { type Writing, write } from "./line.ts";
import { writeStructured, type WrittenStructure } from "./structured.ts";
import { writable } from "./writable.ts";

/**
 * Writes the name of a card as FN and N (RFC 9555 sections 2.5.2, 2.5.5 and 3.1). Without a full name,
 * FN is made of the components, or empty.
 *
 * @param writing The writing.
 * @param name The name, if the card has one.
 */
export function writeName(writing: Writing, name: Name | undefined): void {
  const full = name?.full;
  const structure = name === undefined ? undefined : writeStructured(name, NAME_TABLE);
  const hasComponents = structure !== undefined && !structure.isEmpty;
  const text = full ?? (name === undefined ? "" : deriveFullName(name, writing.card.language));
  // Of all components, so that whoever reads N derives the same.
  const isDerived = full === undefined && hasComponents && structure.isWhole;
  if (full === undefined) {
    writing.notes.push({
      code: "full-name-made",
      property: "FN",
      section: "RFC 9555 section 3.1",
      reason: hasComponents ? "FN is made of the components" : "card has no name",
      lost: false,
    });
  }
  write(writing, {
    name: "FN",
    value: escapeText(writable(text)),
    parameters: [["DERIVED", isDerived ? ["TRUE"] : []]],
    object: hasComponents ? undefined : name,
    path: ["name"],
    member: "full",
  });
  if (name !== undefined && hasComponents) writeComponents(writing, name, structure);
}

function writeComponents(
  writing: Writing,
  name: Name,
  { value, jscomps, phonetic, isWhole }: WrittenStructure,
): void {
  const path = ["name"];
  write(writing, {
    name: "N",
    value,
    parameters: [
      ["SORT-AS", isWhole ? sortAs(name) : []],
      ["JSCOMPS", jscomps],
    ],
    object: name,
    path,
    member: "components",
  });
  if (phonetic === undefined) return;
  write(writing, { name: "N", value: phonetic, parameters: phoneticParameters(name), path });
}

/**
 * Writes PHONETIC and SCRIPT (RFC 9555 sections 2.3.15 and 2.3.19).
 *
 * @param object The name or address.
 * @returns The parameters.
 */
export function phoneticParameters(
  object: Pick<Name, "phoneticSystem" | "phoneticScript">,
): [string, readonly string[]][] {
  const { phoneticSystem, phoneticScript } = object;
  return [
    ["PHONETIC", [phoneticSystem ?? "script"]],
    ["SCRIPT", phoneticScript === undefined ? [] : [phoneticScript]],
  ];
}

// What to sort by at the place of each component, as far as the last one that has something.
function sortAs({ sortAs: values = {} }: Name): readonly string[] {
  const kinds = NAME_TABLE.kinds.map((kind) => values[kind] ?? "");
  const last = kinds.findLastIndex((value) => value !== "");
  // A comma in one would make it two.
  if (last === -1 || kinds.some((value) => value.includes(","))) return [];
  return [kinds.slice(0, last + 1).join(",")];
}
