import type { MutableObject } from "../json.ts";
import { addMember } from "./common.ts";
import { type Source, takeParameter, takeValueType, textOf } from "./source.ts";

/** LEVEL of EXPERTISE (RFC 9555 section 2.3.13). */
const EXPERTISE_LEVELS: ReadonlyMap<string, string> = new Map([
  ["beginner", "low"],
  ["average", "medium"],
  ["expert", "high"],
]);

/** LEVEL of HOBBY and INTEREST, which is the same in JSContact. */
const OTHER_LEVELS: ReadonlyMap<string, string> = new Map(
  ["low", "medium", "high"].map((level) => [level, level]),
);

/**
 * Reads EXPERTISE (RFC 9555 section 2.10.1).
 *
 * @param source The property.
 * @returns The members.
 */
export function readExpertise(source: Source): MutableObject {
  return personal("expertise", EXPERTISE_LEVELS, source);
}

/**
 * Reads HOBBY (RFC 9555 section 2.10.2).
 *
 * @param source The property.
 * @returns The members.
 */
export function readHobby(source: Source): MutableObject {
  return personal("hobby", OTHER_LEVELS, source);
}

/**
 * Reads INTEREST (RFC 9555 section 2.10.3).
 *
 * @param source The property.
 * @returns The members.
 */
export function readInterest(source: Source): MutableObject {
  return personal("interest", OTHER_LEVELS, source);
}

function personal(
  kind: string,
  levels: ReadonlyMap<string, string>,
  source: Source,
): MutableObject {
  takeValueType(source, "text");
  const info: MutableObject = { kind, value: textOf(source) };
  const level = takeParameter(source, "level", (value) => levels.has(value.toLowerCase()));
  addMember(info, "level", level === undefined ? undefined : levels.get(level.toLowerCase()));
  return info;
}
