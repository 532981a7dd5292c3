import { getMember, isObject, type JsonObject } from "../json.ts";

/** Contexts as TYPE values (RFC 9555 section 2.3.22). */
const CONTEXT_TYPES: ReadonlyMap<string, string> = new Map([
  ["private", "home"],
  ["work", "work"],
  ["billing", "billing"],
  ["delivery", "delivery"],
]);

/** Features as TYPE values (RFC 9555 section 2.7.6). */
const FEATURE_TYPES: ReadonlyMap<string, string> = new Map([
  ["mobile", "cell"],
  ["fax", "fax"],
  ["main-number", "main-number"],
  ["pager", "pager"],
  ["text", "text"],
  ["textphone", "textphone"],
  ["video", "video"],
  ["voice", "voice"],
]);

/** Parameters with their values. */
export type DraftParameters = readonly (readonly [name: string, values: readonly string[]])[];

/**
 * Writes what many objects have as parameters: PROP-ID, TYPE, PREF, MEDIATYPE and INDEX (RFC 9555
 * section 2.3). What no parameter says is for JSPROP.
 *
 * @param object The object.
 * @param id Its id.
 * @returns The parameters.
 */
export function commonParameters(object: JsonObject, id: string): DraftParameters {
  return [
    ["PROP-ID", [id]],
    [
      "TYPE",
      [...types(object, "contexts", CONTEXT_TYPES), ...types(object, "features", FEATURE_TYPES)],
    ],
    ["PREF", texts(object, "pref")],
    ["MEDIATYPE", texts(object, "mediaType")],
    ["INDEX", texts(object, "listAs")],
  ];
}

/**
 * Lists a member as the values of a parameter.
 *
 * @param object The object.
 * @param name The name of the member.
 * @returns Its text; none where it is absent.
 */
export function texts(object: JsonObject, name: string): readonly string[] {
  const value = getMember(object, name);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

function types(
  object: JsonObject,
  name: string,
  known: ReadonlyMap<string, string>,
): readonly string[] {
  const set = getMember(object, name);
  return isObject(set) ? Object.keys(set).flatMap((key) => known.get(key) ?? []) : [];
}
