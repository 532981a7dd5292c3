import { type Parameter, parameterValues, type Property } from "../card.ts";
import { parameterDefinition } from "../values.ts";
import { unescapeText } from "../text-value.ts";
import { carriedText } from "./carried-text.ts";

/** What the type and the text of a value tell in jCard and xCard, and GROUP, which is reserved. */
const NOT_CARRIED: ReadonlySet<string> = new Set(["value", "encoding", "charset", "group"]);

/**
 * Collects the parameters of a property under names in lower case: those of one name together, the
 * bare ones of vCard 2.1 under the name they stand for, and without VALUE, ENCODING and CHARSET, which
 * were needed to read the value only (RFC 7095 section 3.4.1). Quoted lists, as in
 * `SORT-AS="Harten,Rene"`, are lists.
 *
 * @param property The property.
 * @returns Names with values, in their order.
 */
export function carriedParameters(property: Property): Map<string, string[]> {
  const carried = new Map<string, string[]>();
  for (const parameter of property.parameters) {
    const name = nameOf(property, parameter).toLowerCase();
    if (name === "" || NOT_CARRIED.has(name)) continue;
    const values = valuesOf(name, parameter);
    const earlier = carried.get(name);
    if (earlier === undefined) carried.set(name, values);
    else for (const value of values) earlier.push(value);
  }
  return carried;
}

function valuesOf(name: string, { name: written, values }: Parameter): string[] {
  if (values.length === 0) return [carriedText(written)];
  const isList = name === "type" || parameterDefinition(name)?.isList === true;
  const all = isList ? values.flatMap((value) => value.split(",")) : values;
  // RFC 6350 writes line breaks of a LABEL as in values, which RFC 7095 section 3.3.1.3 undoes.
  return all.map((value) => carriedText(name === "label" ? unescapeText(value) : value));
}

function nameOf(property: Property, parameter: Parameter): string {
  const { name, values } = parameter;
  if (values.length > 0 || name === "") return name;
  const alone = { ...property, parameters: [parameter] };
  return ["ENCODING", "VALUE"].find((known) => parameterValues(alone, known).length > 0) ?? "TYPE";
}
