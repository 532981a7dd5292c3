import type { PatchObject } from "./card.ts";
import {
  copyJson,
  getMember,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  members,
  type MutableObject,
  setMember,
} from "./json.ts";
import { arrayIndex, escapeToken, splitPath } from "./pointer.ts";

/**
 * Applies a PatchObject (RFC 9553 section 1.4.3): all of its patches, or none. Whether the values are
 * valid where they are set is not checked.
 *
 * @param object The object to patch; it is not changed.
 * @param patch The patches.
 * @returns The patched copy, which shares with the object what was not patched; `undefined` if a patch
 *   is not valid.
 * @example
 * applyPatch({ titles: { t1: { name: "Boss" } } }, { "titles/t1/name": "Patron" });
 * // { titles: { t1: { name: "Patron" } } }
 */
export function applyPatch(object: JsonObject, patch: PatchObject): JsonObject | undefined {
  const steps = patchSteps(patch);
  if (steps === undefined) return undefined;
  const copy: MutableObject = Object.fromEntries(members(object));
  const copied = new Set<string>();
  for (const { tokens, value } of steps) {
    const [first = ""] = tokens;
    const member = getMember(copy, first);
    // Copied once, however many patches go into it.
    if (tokens.length > 1 && member !== undefined && !copied.has(first)) {
      setMember(copy, first, copyJson(member));
      copied.add(first);
    }
    if (!isApplied(copy, tokens, value)) return undefined;
  }
  return copy;
}

/** One patch, its path split. */
export interface PatchStep {
  readonly path: string;
  readonly tokens: readonly string[];
  readonly value: JsonValue;
}

/**
 * Splits the paths of a PatchObject.
 *
 * @param patch The patches.
 * @returns The steps; `undefined` where a path is no pointer or begins with another path.
 */
export function patchSteps(patch: PatchObject): PatchStep[] | undefined {
  const steps: PatchStep[] = [];
  const paths = new Set<string>();
  for (const [path, value] of members(patch)) {
    const tokens = splitPath(path);
    if (tokens === undefined) return undefined;
    steps.push({ path, tokens, value });
    paths.add(tokens.map(escapeToken).join("/"));
  }
  const isApart =
    paths.size === steps.length && steps.every(({ tokens }) => !hasPrefix(tokens, paths));
  return isApart ? steps : undefined;
}

// Whether the path that a longer one begins with is there too.
function hasPrefix(tokens: readonly string[], paths: ReadonlySet<string>): boolean {
  let path = "";
  for (const [index, token] of tokens.slice(0, -1).entries()) {
    path = index === 0 ? escapeToken(token) : `${path}/${escapeToken(token)}`;
    if (paths.has(path)) return true;
  }
  return false;
}

// Sets what a path points to in an object that may be changed.
function isApplied(root: MutableObject, tokens: readonly string[], value: JsonValue): boolean {
  let parent: JsonValue | undefined = root;
  for (const token of tokens.slice(0, -1)) {
    if (isArray(parent)) {
      const index = arrayIndex(token);
      parent = index === undefined ? undefined : parent[index];
    } else {
      parent = isObject(parent) ? getMember(parent, token) : undefined;
    }
  }
  const last = tokens.at(-1) ?? "";
  if (isArray(parent)) {
    const index = arrayIndex(last);
    if (index === undefined || index >= parent.length || value === null) return false;
    (parent as JsonValue[])[index] = copyJson(value);
    return true;
  }
  if (!isObject(parent)) return false;
  if (value === null) delete (parent as MutableObject)[last];
  else setMember(parent as MutableObject, last, copyJson(value));
  return true;
}
