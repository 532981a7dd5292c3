import { sameName, parameterValues, type Parameter } from "../card.ts";
import {
  isKnownCharset,
  parameterDefinition,
  typeValues,
  type ParameterDefinition,
  type PropertyDefinition,
  type Version,
} from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { wrongForm } from "./parameter-form.ts";
import { checkValueType } from "./check-value-type.ts";

/**
 * Looks at the parameters of a property (RFC 6350 section 5).
 *
 * @param context The property.
 */
export function checkParameters(context: PropertyContext): void {
  const seen = new Set<string>();
  for (const [at, parameter] of context.property.parameters.entries()) {
    if (parameter.values.length === 0) {
      checkBare(context, parameter, at);
      continue;
    }
    const definition = parameterDefinition(parameter.name);
    if (definition === undefined) {
      checkUnknown(context, parameter, at);
      continue;
    }
    checkAllowed(context, definition, at);
    checkOnce(context, definition, parameter, at, seen);
    checkWords(context, definition, parameter, at);
  }
}

function checkBare(context: PropertyContext, parameter: Parameter, at: number): void {
  const { property, index, version, findings } = context;
  const part = { of: "parameter", index: at } as const;
  if (parameter.name === "") {
    const message = "semicolon has no parameter behind it; leave it out";
    findings.add({ code: "empty-parameter", message, property: index, part });
    return;
  }
  const alone = { ...property, parameters: [parameter] };
  const belongsTo = ["ENCODING", "VALUE"].find((name) => parameterValues(alone, name).length > 0);
  if (version !== "2.1") {
    const named = parameterDefinition(parameter.name)?.name;
    const advice =
      named === undefined
        ? `write ${belongsTo ?? "TYPE"}=${parameter.name.slice(0, 40)}`
        : `give ${named} a value`;
    findings.add({
      code: "bare-parameter",
      message: `parameter ${quote(parameter.name)} has no value; ${advice}`,
      property: index,
      part,
    });
  } else if (belongsTo === undefined) {
    checkType(context, parameter.name, part);
  }
}

function checkUnknown({ index, findings }: PropertyContext, { name }: Parameter, at: number): void {
  if (/^x-/i.test(name)) return;
  findings.add({
    code: "unknown-parameter",
    message: `parameter ${quote(name)} is not registered; begin a name of your own with X-`,
    property: index,
    part: { of: "parameter", index: at },
  });
}

function checkAllowed(context: PropertyContext, definition: ParameterDefinition, at: number): void {
  const { property, index, version, findings } = context;
  const { name } = definition;
  // Apple's X-ALTBDAY;CALSCALE=chinese, in 3.0.
  if (name === "CALSCALE" && /^x-/i.test(property.name)) return;
  const isOfVersion = definition.versions.includes(version);
  if (isOfVersion && (isForAny(definition) || isFor(context, definition))) return;
  findings.add({
    code: "parameter-not-allowed",
    message: isOfVersion
      ? `${property.name.slice(0, 40)} of vCard ${version} has no parameter ${name}; leave it out`
      : `vCard ${version} has no parameter ${name}; ${INSTEAD.get(name) ?? "leave it out"}`,
    rule: definition.section,
    property: index,
    part: { of: "parameter", index: at },
  });
}

/** What to write in place of a parameter that the version does not have. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["CHARSET", "write the text in UTF-8, and leave it out"],
  ["ENCODING", "write binary data as a data: URI"],
  ["PREF", "write TYPE=pref"],
  ["MEDIATYPE", "write TYPE"],
  ["SORT-AS", "write the property SORT-STRING"],
  ["LABEL", "write the property LABEL"],
]);

// Those of RFC 9554, and those in use without an RFC, are defined for no properties of their own.
function isForAny({ properties, section }: ParameterDefinition): boolean {
  return properties === undefined && !/^(?:RFC 6350|RFC 2426|vCard 2\.1)/.test(section);
}

function isFor(
  { property, version, definition: known }: PropertyContext,
  definition: ParameterDefinition,
): boolean {
  const use = known?.uses[version];
  // What a property that is not of the version can have is not for the version to say.
  if (use === undefined || /^x-/i.test(property.name)) return true;
  return (
    definition.name === "VALUE" ||
    use.parameters.includes(definition.name) ||
    definition.properties?.some((name) => sameName(name, property.name)) === true
  );
}

function checkOnce(
  { index, findings }: PropertyContext,
  { name, isList, section }: ParameterDefinition,
  { values }: Parameter,
  at: number,
  seen: Set<string>,
): void {
  if (isList) return;
  const part = { of: "parameter", index: at } as const;
  if (seen.has(name)) {
    findings.add({
      code: "repeated-parameter",
      message: `${name} is there more than once and has one value; leave one`,
      rule: section,
      property: index,
      part,
    });
  }
  seen.add(name);
  if (values.length === 1) return;
  findings.add({
    code: "invalid-parameter-value",
    message: `${name} has ${values.length} values; put a value with commas into quotes`,
    rule: section,
    property: index,
    part,
  });
}

function checkWords(
  context: PropertyContext,
  definition: ParameterDefinition,
  { values }: Parameter,
  at: number,
): void {
  const { index, findings } = context;
  const { name, section } = definition;
  for (const [value, word] of values.entries()) {
    const part = { of: "parameter", index: at, value } as const;
    if (name === "TYPE") checkTypes(context, word, part);
    else if (name === "VALUE") checkValueType(context, word, part);
    else if (name === "CHARSET") checkCharset(context, word, part);
    else if (name !== "ENCODING") {
      const wrong = wrongForm(definition, word);
      if (wrong === undefined) continue;
      const message = `${name} is ${quote(word)}; ${wrong}`;
      const code = "invalid-parameter-value";
      findings.add({ code, message, rule: section, property: index, part });
    }
  }
}

interface ValuePart {
  readonly of: "parameter";
  readonly index: number;
  readonly value?: number;
}

function checkTypes(context: PropertyContext, word: string, part: ValuePart): void {
  if (!word.includes(",")) {
    checkType(context, word, part);
    return;
  }
  context.findings.add({
    code: "quoted-type-list",
    message: `${quote(word)} is one type to many readers; write the types without quotes`,
    property: context.index,
    part,
  });
  for (const type of word.split(",")) checkType(context, type, part);
}

/** What TYPE of 2.1 and 3.0 has in properties that do not name it, too: every program reads it. */
const OLD_TYPES: ReadonlySet<string> = new Set(["home", "work", "pref"]);

/** The types of the properties that were looked at, by version; no more than there are definitions. */
const TYPES: Readonly<Record<Version, Map<PropertyDefinition, readonly string[]>>> = {
  "2.1": new Map(),
  "3.0": new Map(),
  "4.0": new Map(),
};

function typesOf(definition: PropertyDefinition, version: Version): readonly string[] {
  const known = TYPES[version].get(definition);
  if (known !== undefined) return known;
  const { name } = definition;
  // The types of an X- property are for who made it.
  const types = name.startsWith("X-") ? [] : typeValues(name, version);
  TYPES[version].set(definition, types);
  return types;
}

function checkType(context: PropertyContext, word: string, part: ValuePart): void {
  const { property, index, version, findings, definition } = context;
  const known = definition === undefined ? [] : typesOf(definition, version);
  const type = word.toLowerCase();
  if (known.length === 0 || known.includes(type) || type.startsWith("x-")) return;
  if (version !== "4.0" && OLD_TYPES.has(type)) return;
  const advice =
    version === "4.0" && type === "pref"
      ? "write PREF=1"
      : "programs that do not know it leave it aside";
  findings.add({
    code: "unknown-type",
    message: `TYPE ${quote(word)} is not one of ${property.name.slice(0, 40)} in vCard ${version}; ${advice}`,
    property: index,
    part,
  });
}

function checkCharset({ index, findings }: PropertyContext, label: string, part: ValuePart): void {
  if (isKnownCharset(label)) return;
  findings.add({
    code: "unknown-charset",
    message: `CHARSET ${quote(label)} is not known; write the text in UTF-8`,
    property: index,
    part,
  });
}
