import { joinComponents } from "@callingcard/vcard";
import type { Organization, OrgUnit } from "../name.ts";
import type { BareDraft } from "./entries.ts";
import { type Writing, write } from "./line.ts";
import { writable } from "./writable.ts";

/**
 * Writes ORG with SORT-AS (RFC 9555 section 2.9.4).
 *
 * @param writing The writing.
 * @param organization The organization.
 * @param bare What is written in any case.
 * @param id Its id.
 */
export function writeOrganization(
  writing: Writing,
  organization: Organization,
  bare: BareDraft,
  id: string,
): void {
  const { name = "" } = organization;
  const units = writtenUnits(organization);
  write(writing, {
    ...bare,
    name: "ORG",
    value: joinComponents([name, ...units.map((unit) => unit.name)].map((one) => [writable(one)])),
    member: "name",
    parameters: [...bare.parameters, ["SORT-AS", sortAs(organization)]],
    group: writing.organizationGroups.get(id),
  });
}

// Empty units at the end say nothing in a vCard.
function writtenUnits({ units = [] }: Organization): readonly OrgUnit[] {
  return units.slice(0, units.findLastIndex((unit) => unit.name !== "") + 1);
}

function sortAs(organization: Organization): readonly string[] {
  const { sortAs: own = "" } = organization;
  const values = [own, ...writtenUnits(organization).map((unit) => unit.sortAs ?? "")];
  const last = values.findLastIndex((value) => value !== "");
  // A comma in one would make it two.
  if (last === -1 || values.some((value) => value.includes(","))) return [];
  return [values.slice(0, last + 1).join(",")];
}
