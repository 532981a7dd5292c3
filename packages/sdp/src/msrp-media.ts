import { type Attribute, withAttributes } from "./attribute.ts";
import { type MediaLine, stringifyMediaLine } from "./fields.ts";
import { path as pathRule } from "./generated/sdp.ts";
import { type FormatEntry, type Setup, stringifyTypes } from "./msrp-attributes.ts";
import type { Direction } from "./rtp.ts";
import { type MediaDescription, sdpLine } from "./session-description.ts";

/** What an MSRP medium has (RFC 4975 section 8). */
export interface MsrpMediaFields {
  /** URIs with one space between two, the endpoint's own last. */
  readonly path: string;

  readonly acceptTypes: readonly FormatEntry[];
  readonly acceptWrappedTypes?: readonly FormatEntry[];

  /** Octets. */
  readonly maxSize?: number;

  /** The role (RFC 6135); the attribute stands always, where one is given. */
  readonly setup?: Exclude<Setup, "holdconn">;

  /** Whether `msrp-cema` stands (RFC 6714). Default false. */
  readonly cema?: boolean;

  /** The attribute stands only if it is not `sendrecv`, which is the default. */
  readonly direction?: Direction;

  /** Other attributes, behind those. */
  readonly attributes?: readonly Attribute[];
}

/** The port of those who do not listen (RFC 4145 section 4.1). */
const DISCARD_PORT = 9;

/**
 * Makes an MSRP medium. Its port is that of the endpoint's URI, or that of the relay with `msrp-cema`
 * (RFC 6714 section 4.2), or 9 for one that only connects; the protocol has TLS where the scheme has.
 *
 * @param fields What it has.
 * @returns The medium.
 * @throws RangeError for a path whose URIs have no port, and for what no medium can be.
 */
export function createMsrpMedia(fields: MsrpMediaFields): MediaDescription {
  const uris = pathRule.parse(fields.path);
  const target = fields.cema === true ? uris?.[0] : uris?.at(-1);
  if (uris === undefined || uris.some(({ port }) => port === undefined) || target === undefined) {
    throw new RangeError("a path of MSRP-URIs with ports");
  }
  const isActive = fields.setup === "active" && uris.length === 1;
  const line: MediaLine = {
    media: "message",
    port: isActive ? DISCARD_PORT : Number(target.port),
    count: undefined,
    protocol: uris.at(-1)?.scheme.length === "msrps".length ? "TCP/TLS/MSRP" : "TCP/MSRP",
    formats: ["*"],
  };
  return withAttributes({ lines: [sdpLine("m", stringifyMediaLine(line))] }, attributesOf(fields));
}

function attributesOf(fields: MsrpMediaFields): Attribute[] {
  const { acceptWrappedTypes, maxSize, setup, direction = "sendrecv" } = fields;
  const list: Attribute[] = [{ name: "accept-types", value: stringifyTypes(fields.acceptTypes) }];
  if (acceptWrappedTypes !== undefined) {
    list.push({ name: "accept-wrapped-types", value: stringifyTypes(acceptWrappedTypes) });
  }
  if (maxSize !== undefined) list.push({ name: "max-size", value: octets(maxSize) });
  list.push({ name: "path", value: fields.path });
  if (setup !== undefined) list.push({ name: "setup", value: setup });
  if (fields.cema === true) list.push({ name: "msrp-cema", value: undefined });
  if (direction !== "sendrecv") list.push({ name: direction, value: undefined });
  return [...list, ...(fields.attributes ?? [])];
}

function octets(size: number): string {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is no size`);
  return String(size);
}
