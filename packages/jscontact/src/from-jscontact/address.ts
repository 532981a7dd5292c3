import { stringifyUtcOffset } from "@callingcard/vcard/values";
import { escapeText } from "@callingcard/vcard";
import type { Address } from "../address.ts";
import { ADDRESS_TABLE } from "../component-table.ts";
import { getMember, members } from "../json.ts";
import { offsetOfZone } from "../time-zone.ts";
import { texts } from "./common.ts";
import type { BareDraft } from "./entries.ts";
import { type Draft, readParameters, type Writing, write } from "./line.ts";
import { phoneticParameters } from "./name.ts";
import { writeStructured } from "./structured.ts";
import { writable } from "./writable.ts";

/**
 * Writes an address: as GEO or TZ where it is nothing but that, else as ADR (RFC 9555 sections 2.6.1 and
 * 2.8).
 *
 * @param writing The writing.
 * @param address The address.
 * @param bare What is written in any case.
 * @param id Its id.
 */
export function writeAddress(
  writing: Writing,
  address: Address,
  bare: BareDraft,
  id: string,
): void {
  const only = onlyMember(address);
  if (only === "coordinates") {
    write(writing, { ...bare, name: "GEO", value: address[only] ?? "", member: only });
  } else if (only === "timeZone") {
    write(writing, { ...bare, ...zoneDraft(writing, address, bare.path), member: only });
  } else writeWhole(writing, address, bare, id);
}

function writeWhole(writing: Writing, address: Address, bare: BareDraft, id: string): void {
  const { isEmpty, value, jscomps, phonetic } = writeStructured(address, ADDRESS_TABLE);
  const { full, coordinates, timeZone, countryCode } = address;
  const others = [full, coordinates, timeZone, countryCode];
  if (isEmpty && others.every((one) => one === undefined)) return;
  write(writing, {
    ...bare,
    name: "ADR",
    value,
    parameters: [
      ...bare.parameters,
      ["LABEL", texts(address, "full")],
      ["GEO", texts(address, "coordinates")],
      ["TZ", texts(address, "timeZone")],
      ["CC", texts(address, "countryCode")],
      ["JSCOMPS", jscomps],
    ],
    member: "components",
  });
  if (phonetic === undefined) return;
  const parameters = [["PROP-ID", [id]] as const, ...phoneticParameters(address)];
  write(writing, { name: "ADR", value: phonetic, parameters, path: bare.path });
}

// The member of an address that has no other but what GEO and TZ have parameters for.
function onlyMember(address: Address): "coordinates" | "timeZone" | undefined {
  const beside = new Set(["@type", "contexts", "pref", "vCardParams", "vCardName"]);
  const [name, ...more] = members(address)
    .map(([member]) => member)
    .filter((member) => !beside.has(member));
  if (more.length > 0) return undefined;
  return name === "coordinates" || name === "timeZone" ? name : undefined;
}

// An offset that became a name is an offset again (RFC 9555 section 2.8.2).
function zoneDraft(
  { converted }: Writing,
  address: Address,
  path: readonly string[],
): Pick<Draft, "name" | "value"> {
  const zone = address.timeZone ?? "";
  const minutes = offsetOfZone(zone);
  const given =
    readParameters(getMember(address, "vCardParams")).get("value")?.[0] ??
    converted.get([...path, "timeZone"].join("/"))?.["valueType"];
  return minutes !== undefined && given === "utc-offset"
    ? { name: "TZ", value: stringifyUtcOffset(minutes, "basic") }
    : { name: "TZ", value: escapeText(writable(zone)) };
}
