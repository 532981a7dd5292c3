import type { ExpandedName, XmlElement } from "@callingcard/xml";
import type {
  LiveProperty,
  LivePropertyKind,
  LivePropertyValues,
  UnknownProperty,
} from "./live-property.ts";
import { LIVE_PROPERTY_TYPES } from "./live-property-type.ts";
import { openMessage, type DavInput, type DavLimits } from "./message.ts";

/**
 * Reads a property as a client finds it in the `DAV:prop` of a propstat whose status is 200. Where
 * properties are only named, as in a request or under another status, there is no value to read.
 *
 * @param input The element of the property, or a document with it as root.
 * @param limits Limits that differ from the defaults.
 * @returns The property with its value; what has no type, by `kind` `unknown`.
 * @throws XmlError, or DavXmlError for what is not a value of the property.
 */
export function parseLiveProperty(
  input: DavInput,
  limits?: DavLimits,
): LiveProperty | UnknownProperty {
  const message = openMessage(input, undefined, limits);
  const { root } = message;
  const kind = livePropertyKind(root);
  if (kind === undefined) return { kind: "unknown", element: root };
  const value = LIVE_PROPERTY_TYPES[kind].read(root, message);
  // The table gives each kind its own type of value, which the compiler does not see in a union.
  return { kind, value } as LiveProperty;
}

/**
 * Reads the value of a property that is known by name.
 *
 * @param kind The local name of the property.
 * @param input The element of the property, or a document with it as root.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError: `wrong-root` for another property, and for what is not a value
 * of the property.
 */
export function parseLivePropertyValue<Kind extends LivePropertyKind>(
  kind: Kind,
  input: DavInput,
  limits?: DavLimits,
): LivePropertyValues[Kind] {
  const type = LIVE_PROPERTY_TYPES[kind];
  const message = openMessage(input, type.name, limits);
  return type.read(message.root, message);
}

/**
 * Finds the live property that a name stands for.
 *
 * @param name The name.
 * @returns Its local name; `undefined` when it has no type here.
 */
export function livePropertyKind(name: ExpandedName): LivePropertyKind | undefined {
  const kind = KINDS.get(name.local);
  return kind !== undefined && LIVE_PROPERTY_TYPES[kind].name.namespace === name.namespace
    ? kind
    : undefined;
}

const KINDS: ReadonlyMap<string, LivePropertyKind> = /* @__PURE__ */ new Map(
  Object.entries(LIVE_PROPERTY_TYPES).map(([kind]) => [kind, kind as LivePropertyKind]),
);

/**
 * Builds the element of a live property.
 *
 * @param property The property with its value.
 * @throws RangeError for a value that reading would not give back.
 */
export function livePropertyElement<Kind extends LivePropertyKind>(
  property: LiveProperty<Kind>,
): XmlElement {
  return LIVE_PROPERTY_TYPES[property.kind].build(property.value);
}
