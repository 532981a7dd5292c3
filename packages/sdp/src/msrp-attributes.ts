import { attributeValue, hasAttribute, readAttribute } from "./attribute.ts";
import { digits, type Formatentry, formatlist, path as pathRule, words } from "./generated/sdp.ts";
import { toNumber } from "./read-value.ts";
import { SdpError } from "./sdp-error.ts";
import { type MediaDescription, type Section } from "./session-description.ts";

/** An entry of accept-types (RFC 4975 section 8.6). */
export interface FormatEntry {
  /** The type; `*` with the subtype `*` for any. */
  readonly type: string;

  /** The subtype, or `*` for any. */
  readonly subtype: string;
  readonly parameters: readonly FormatParameter[];
}

/** A parameter of an entry; it does not count where types are compared. */
export interface FormatParameter {
  readonly name: string;

  /** The value, without quotes and escapes. */
  readonly value: string;
}

/** A URI of a path, as far as c= and m= are compared with it (RFC 6714 section 4.4). */
export interface PathUri {
  /** The whole URI; `@callingcard/msrp` reads the rest of it. */
  readonly uri: string;
  readonly isSecure: boolean;

  /** A name, an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

/** Who makes the connection (RFC 4145 section 4, RFC 6135 section 4.2). */
export type Setup = "active" | "passive" | "actpass" | "holdconn";

const SETUPS: readonly Setup[] = ["active", "passive", "actpass", "holdconn"];

/**
 * Reads which media types a medium accepts.
 *
 * @param media The medium.
 * @returns The entries in their order, the preferred ones first; `undefined` without the attribute.
 * @throws SdpError for a value that is no list.
 */
export function acceptTypes(media: MediaDescription): readonly FormatEntry[] | undefined {
  return readTypes(media, "accept-types");
}

/**
 * Reads which media types a medium accepts within others alone.
 *
 * @param media The medium.
 * @returns The entries in their order; `undefined` without the attribute.
 * @throws SdpError for a value that is no list.
 */
export function acceptWrappedTypes(media: MediaDescription): readonly FormatEntry[] | undefined {
  return readTypes(media, "accept-wrapped-types");
}

function readTypes(media: Section, name: string): readonly FormatEntry[] | undefined {
  const entries = readAttribute(media, name, formatlist, "RFC 4975");
  return entries?.map(({ type, subtype, parameters }) => {
    if (subtype === undefined && type !== "*") {
      const reason = `"${type.slice(0, 40)}" is no media type`;
      const rule = "RFC 4975 format-entry";
      throw new SdpError({ code: "invalid-media-type", reason, source: type, offset: 0, rule });
    }
    return {
      type,
      subtype: subtype ?? "*",
      parameters: parameters.map(({ name: key, value: { text, isQuoted } }) => ({
        name: key,
        value: isQuoted ? text.replaceAll(/\\(["\\])/g, "$1") : text,
      })),
    };
  });
}

/**
 * Writes the value of accept-types or accept-wrapped-types.
 *
 * @param entries The entries, at least one.
 * @returns The value.
 * @throws RangeError for what no list can be.
 */
export function stringifyTypes(entries: readonly FormatEntry[]): string {
  const text = entries
    .map(({ type, subtype, parameters }) => {
      const name = type === "*" && subtype === "*" ? "*" : `${type}/${subtype}`;
      return name + parameters.map(parameterText).join("");
    })
    .join(" ");
  const again = formatlist.parse(text);
  const isSame =
    again?.length === entries.length &&
    again.every((one, index) => isSameEntry(one, entries[index]));
  if (!isSame) throw new RangeError("media types that no attribute can carry");
  return text;
}

// A type or subtype that holds the mark of a parameter would be read with one more.
function isSameEntry(read: Formatentry, written: FormatEntry | undefined): boolean {
  return (
    read.type === written?.type &&
    (read.subtype ?? "*") === written.subtype &&
    read.parameters.length === written.parameters.length
  );
}

function parameterText({ name, value }: FormatParameter): string {
  const isToken = /^[\w!#$%&'*+.^`{|}~-]+$/.test(value);
  return `;${name}=${isToken ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`}`;
}

/**
 * Reads the path of a medium (RFC 4975 section 8.2): the first URI is that of the next hop, the last one
 * that of the endpoint.
 *
 * @param media The medium.
 * @returns The URIs; `undefined` without the attribute.
 * @throws SdpError for a value that is no path, and `invalid-port`.
 */
export function path(media: MediaDescription): readonly PathUri[] | undefined {
  const uris = readAttribute(media, "path", pathRule, "RFC 4975");
  const written = attributeValue(media, "path")?.split(" ") ?? [];
  return uris?.map(({ scheme, host, port }, index) => ({
    uri: written[index] ?? "",
    isSecure: scheme.length === "msrps".length,
    host: host.startsWith("[") ? host.slice(1, -1) : host,
    port: port === undefined ? undefined : toPort(port),
  }));
}

function toPort(text: string): number {
  const port = Number(text);
  if (port <= 65_535) return port;
  const reason = "port beyond 65535";
  throw new SdpError({
    code: "invalid-port",
    reason,
    source: text,
    offset: 0,
    rule: "RFC 4975 path",
  });
}

/**
 * Reads how large messages a medium accepts (RFC 4975 section 8.6).
 *
 * @param media The medium.
 * @returns Octets; `undefined` without the attribute.
 * @throws SdpError for a value that is no number, and `number-too-large`.
 */
export function maxSize(media: MediaDescription): number | undefined {
  const value = readAttribute(media, "max-size", digits, "RFC 4975");
  return value === undefined ? undefined : toNumber(value, "RFC 4975 max-size-value");
}

/**
 * Reads who makes the connection.
 *
 * @param media The medium.
 * @returns The role of the one who wrote it; `undefined` without the attribute.
 * @throws SdpError for a value that is none.
 */
export function setup(media: MediaDescription): Setup | undefined {
  const value = attributeValue(media, "setup");
  if (value === undefined) return undefined;
  const role = SETUPS.find((known) => known === value);
  if (role !== undefined) return role;
  const reason = "unknown role";
  throw new SdpError({
    code: "unexpected-character",
    reason,
    source: value,
    offset: 0,
    rule: "RFC 4145 role",
  });
}

/**
 * Tells whether a medium has `msrp-cema` (RFC 6714 section 5).
 *
 * @param media The medium.
 * @returns Whether it has.
 */
export function hasCema(media: MediaDescription): boolean {
  return hasAttribute(media, "msrp-cema");
}

/**
 * Reads what a chat room offers (RFC 7701 section 8): `nickname`, `private-messages` and others.
 *
 * @param media The medium.
 * @returns The words, none for the attribute alone; `undefined` for what is no chat room.
 * @throws SdpError for a value that is none.
 */
export function chatroom(media: MediaDescription): readonly string[] | undefined {
  if (!hasAttribute(media, "chatroom")) return undefined;
  return readAttribute(media, "chatroom", words, "RFC 7701") ?? [];
}
