import { element, textContent, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { COMMON_POLICY, OMA_COMMON_POLICY, OMA_EXTENSIONS, PRES_RULES } from "./names.ts";
import type { PermissionName } from "./policy.ts";
import { BOOLEAN } from "./simple-type.ts";

/** What a permission may be, which says how several are combined (RFC 4745 section 10.2). */
export type PermissionType =
  /** True if one of them is. */
  | { readonly kind: "boolean" }
  /** The greatest. */
  | { readonly kind: "integer" }
  /** The last of these words, which stand from least to most. */
  | { readonly kind: "level"; readonly levels: readonly string[] }
  /** All the elements in them. */
  | { readonly kind: "set" };

/** A combined permission. */
export type Permission =
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "integer"; readonly value: number }
  | {
      readonly kind: "level";
      readonly value: string;
      /** Its place among the levels, from 0. */
      readonly rank: number;
    }
  | { readonly kind: "set"; readonly value: readonly XmlElement[] };

/** Where the Open Mobile Alliance's permissions are found. */
const OMA_NAMESPACES = [OMA_EXTENSIONS, OMA_COMMON_POLICY, COMMON_POLICY];

const BOOLEANS = [
  "allow-do-not-disturb",
  "allow-offline-storage",
  "allow-auto-answermode",
  "allow-private-message",
  "allow-reject-invite",
  "allow-media-handling",
];

const PRESENCE_BOOLEANS = [
  "provide-activities",
  "provide-class",
  "provide-deviceID",
  "provide-mood",
  "provide-note",
  "provide-place-is",
  "provide-place-type",
  "provide-privacy",
  "provide-relationship",
  "provide-sphere",
  "provide-status-icon",
  "provide-time-offset",
];

const PRESENCE_SETS = ["provide-devices", "provide-persons", "provide-services"];

/**
 * The types of the permissions that are known, by `permissionKey`: those of the Open Mobile Alliance that
 * are read as booleans, and those of RFC 5025 section 3.
 */
export const PERMISSION_TYPES: ReadonlyMap<string, PermissionType> = /* @__PURE__ */ new Map<
  string,
  PermissionType
>([
  ...BOOLEANS.map((name) => [permissionKey(name), { kind: "boolean" }] as const),
  ...PRESENCE_BOOLEANS.map((name) => [presence(name), { kind: "boolean" }] as const),
  ...PRESENCE_SETS.map((name) => [presence(name), { kind: "set" }] as const),
  [
    presence("sub-handling"),
    { kind: "level", levels: ["block", "confirm", "polite-block", "allow"] },
  ],
  [
    presence("provide-user-input"),
    { kind: "level", levels: ["false", "bare", "thresholds", "full"] },
  ],
]);

/**
 * Names a permission with one text, to look it up. The Open Mobile Alliance's permissions are written in
 * several namespaces, which count as one here; a string stands for one of them.
 *
 * @param name The name of its element.
 */
export function permissionKey(name: PermissionName): string {
  if (typeof name === "string") return name;
  const { namespace, local } = name;
  return OMA_NAMESPACES.includes(namespace) ? local : `{${namespace}}${local}`;
}

function presence(local: string): string {
  return permissionKey({ namespace: PRES_RULES, local });
}

/**
 * Builds a permission that is granted or not.
 *
 * @param name Its name; a string stands for one of the Open Mobile Alliance's extensions.
 * @param value Whether it is granted.
 */
export function booleanPermission(name: PermissionName, value: boolean): XmlElement {
  const expanded: ExpandedName =
    typeof name === "string" ? { namespace: OMA_EXTENSIONS, local: name } : name;
  return element(expanded, [String(value)]);
}

/**
 * Reads what a permission grants.
 *
 * @param granted Its element.
 * @param type What it may be.
 * @returns `undefined` for text that says nothing; it then counts as absent.
 */
export function readPermission(granted: XmlElement, type: PermissionType): Permission | undefined {
  if (type.kind === "set") {
    return { kind: "set", value: granted.children.filter((child) => child.kind === "element") };
  }
  const text = textContent(granted).trim();
  switch (type.kind) {
    case "boolean": {
      const value = BOOLEAN.parse(text);
      return value === undefined ? undefined : { kind: "boolean", value };
    }
    case "integer": {
      const value = Number(text);
      return /^[+-]?[0-9]+$/.test(text) && Number.isSafeInteger(value)
        ? { kind: "integer", value }
        : undefined;
    }
    case "level": {
      const rank = type.levels.indexOf(text);
      return rank === -1 ? undefined : { kind: "level", value: text, rank };
    }
  }
}

/**
 * Combines what several rules grant (RFC 4745 section 10.2).
 *
 * @param grants What each grants, by `permissionKey`.
 */
export function combineGrants(
  grants: Iterable<Iterable<readonly [string, Permission]>>,
): ReadonlyMap<string, Permission> {
  const combined = new Map<string, Permission>();
  // Sets that grow in place: to copy them for each rule would not be linear.
  const sets = new Map<string, XmlElement[]>();
  for (const own of grants) {
    for (const [key, permission] of own) {
      const before = combined.get(key);
      if (permission.kind === "set" && before !== undefined) {
        const set = sets.get(key) ?? ownSet(before);
        for (const granted of permission.value) set.push(granted);
        sets.set(key, set);
        combined.set(key, { kind: "set", value: set });
      } else {
        combined.set(
          key,
          before === undefined ? permission : combinePermissions(before, permission),
        );
      }
    }
  }
  return combined;
}

function ownSet(permission: Permission): XmlElement[] {
  return permission.kind === "set" ? Array.from(permission.value) : [];
}

// Both are of one type, which the key has given them.
function combinePermissions(one: Permission, other: Permission): Permission {
  if (one.kind === "boolean") return one.value ? one : other;
  if (one.kind === "integer" && other.kind === "integer") {
    return one.value >= other.value ? one : other;
  }
  if (one.kind === "level" && other.kind === "level") {
    return one.rank >= other.rank ? one : other;
  }
  return one;
}
