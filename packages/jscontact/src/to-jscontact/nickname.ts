import { splitList } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";
import type { MutableObject } from "../json.ts";
import { type Source, takeValueType, textOf } from "./source.ts";

/**
 * Reads NICKNAME: one nickname for each item of its list (RFC 9555 section 2.5.6).
 *
 * @param source The property.
 * @returns The members of each.
 */
export function readNicknames(source: Source): readonly MutableObject[] {
  takeValueType(source, "text");
  return splitList(rawText(source.property)).map((name) => ({ name }));
}

/**
 * Reads PRONOUNS (RFC 9555 section 2.5.4).
 *
 * @param source The property.
 * @returns The members.
 */
export function readPronouns(source: Source): MutableObject {
  takeValueType(source, "text");
  return { pronouns: textOf(source) };
}
