import { parseFloatValue, parseInteger, stringifyNumber } from "./number.ts";
import type {
  CustomValue,
  GenderValue,
  OrganizationValue,
  PidMapValue,
  PositionValue,
} from "./typed-value.ts";

type Components = readonly (readonly string[])[];

/**
 * Names the components of N and ADR.
 *
 * @param components The components; those that are not there are empty.
 * @param names Their names in order.
 * @returns An object with a list for each name, empty for an empty component.
 */
export function namedComponents(
  components: Components,
  names: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(
    names.map((name, index) => {
      const items = components[index] ?? [];
      return [name, items.length === 1 && items[0] === "" ? [] : items];
    }),
  );
}

/**
 * Puts the components of N and ADR in order. Those that only RFC 9554 has are left away together when all
 * are empty.
 *
 * @param value The components by name.
 * @param names Their names in order.
 * @returns The components, each with one item at least.
 */
export function orderedComponents(
  value: Readonly<Record<string, readonly string[] | undefined>>,
  names: readonly string[],
): string[][] {
  const components = names.map((name) => {
    const items = value[name] ?? [];
    return items.length === 0 ? [""] : [...items];
  });
  const first = names[0] === "family" ? 5 : 7;
  const isShort = components
    .slice(first)
    .every(([item, ...more]) => item === "" && more.length === 0);
  return isShort ? components.slice(0, first) : components;
}

/**
 * Reads the components of ORG.
 *
 * @param components The components.
 * @returns The organization.
 */
export function toOrganization(components: Components): OrganizationValue {
  const [name, ...units] = components;
  return { name: name?.[0] ?? "", units: units.map(([unit = ""]) => unit) };
}

/**
 * Reads the components of GENDER.
 *
 * @param components The components.
 * @returns The gender.
 */
export function toGender(components: Components): GenderValue {
  const [sex, identity] = components;
  return { sex: sex?.[0] ?? "", identity: identity?.[0] };
}

/**
 * Reads the components of CLIENTPIDMAP.
 *
 * @param components The components.
 * @returns What they map, or the text of the value if the first is no number.
 */
export function toPidMap(components: Components): PidMapValue | string {
  const [[id = ""] = [], [uri] = []] = components;
  const number = parseInteger(id);
  return number === undefined || uri === undefined ? plainText(components) : { id: number, uri };
}

/**
 * Reads the components of GEO in 2.1 and 3.0.
 *
 * @param components The components.
 * @returns The position, or the text of the value if they are not two numbers.
 */
export function toPosition(components: Components): PositionValue | string {
  const [[north = ""] = [], [east = ""] = []] = components;
  const latitude = parseFloatValue(north);
  const longitude = parseFloatValue(east);
  return latitude === undefined || longitude === undefined || components.length > 2
    ? plainText(components)
    : { latitude, longitude };
}

/**
 * Reads the components of X-ANDROID-CUSTOM.
 *
 * @param components The components.
 * @returns The row.
 */
export function toCustom(components: Components): CustomValue {
  const [mimeType, ...values] = components;
  return { mimeType: mimeType?.[0] ?? "", values: values.map(([value = ""]) => value) };
}

/**
 * Puts a value of one of the above in components.
 *
 * @param value The value; a text is divided at its semicolons.
 * @returns The components.
 */
export function fromComponents(
  value: OrganizationValue | GenderValue | PidMapValue | PositionValue | CustomValue | string,
): string[][] {
  return textsOf(value).map((text) => [text]);
}

function textsOf(
  value: OrganizationValue | GenderValue | PidMapValue | PositionValue | CustomValue | string,
): readonly string[] {
  if (typeof value === "string") return value.split(";");
  if ("units" in value) return [value.name, ...value.units];
  if ("sex" in value)
    return value.identity === undefined ? [value.sex] : [value.sex, value.identity];
  if ("uri" in value) return [String(value.id), value.uri];
  if ("latitude" in value) return [value.latitude, value.longitude].map(stringifyNumber);
  return [value.mimeType, ...value.values];
}

function plainText(components: Components): string {
  return components.map((items) => items.join(",")).join(";");
}
