import {
  attributeValue,
  attributeValues,
  hasAttribute,
  readAttribute,
  repeatedAttribute,
} from "./attribute.ts";
import {
  filedate,
  filerange,
  fileselector,
  fingerprint as fingerprintRule,
} from "./generated/sdp.ts";
import { readValue, toNumber } from "./read-value.ts";
import type { MediaDescription, Section } from "./session-description.ts";

/** What tells a file (RFC 5547 section 6). */
export interface FileSelector {
  /** Its name, without percent-encoding. It may hold what leads out of a directory; look at it before use. */
  readonly name: string | undefined;

  /** Octets. */
  readonly size: number | undefined;

  /** Its media type, as it is written. */
  readonly type: string | undefined;
  readonly hashes: readonly FileHash[];
}

/** A hash of a file, or of a certificate. */
export interface FileHash {
  /** As `sha-1` or `SHA-256`, in any case. */
  readonly algorithm: string;

  /** Two digits for each octet, with colons between them. */
  readonly value: string;
}

/** When a file was made, changed and read: dates as RFC 5322 has them. */
export interface FileDates {
  readonly creation: string | undefined;
  readonly modification: string | undefined;
  readonly read: string | undefined;
}

/** Which octets of a file are meant; the first one is number 1. */
export interface FileRange {
  readonly start: number;

  /** `undefined` for `*`: up to the end. */
  readonly stop: number | undefined;
}

const SPECIFICATION = "RFC 5547";

/**
 * Reads the file of a medium.
 *
 * @param media The medium.
 * @returns What tells it, nothing where the attribute has no value; `undefined` without the attribute.
 * @throws SdpError for a value that is none, `number-too-large`, and `repeated-attribute` for two names,
 *   sizes or types.
 */
export function fileSelector(media: MediaDescription): FileSelector | undefined {
  if (!hasAttribute(media, "file-selector")) return undefined;
  const selectors = readAttribute(media, "file-selector", fileselector, SPECIFICATION) ?? [];
  const find = (kind: "name" | "size" | "type") => single(selectors, kind)?.value;
  const name = find("name");
  const size = find("size");
  return {
    name: name === undefined ? undefined : decodePercents(name),
    size: size === undefined ? undefined : toNumber(size, `${SPECIFICATION} filesize-value`),
    type: find("type"),
    hashes: selectors.flatMap((selector) =>
      selector.kind === "hash" ? [{ algorithm: selector.algorithm, value: selector.value }] : [],
    ),
  };
}

/**
 * Writes the value of a file-selector.
 *
 * @param selector What tells the file.
 * @returns The value.
 * @throws RangeError for what no selector can be.
 */
export function stringifyFileSelector(selector: FileSelector): string {
  const { name, size, type, hashes } = selector;
  const parts = [
    ...(name === undefined ? [] : [`name:"${encodePercents(name)}"`]),
    ...(type === undefined ? [] : [`type:${type}`]),
    ...(size === undefined ? [] : [`size:${size}`]),
    ...hashes.map(({ algorithm, value }) => `hash:${algorithm}:${value}`),
  ];
  const text = parts.join(" ");
  if (!text.isWellFormed() || fileselector.parse(text)?.length !== parts.length) {
    throw new RangeError("a file selector that is none");
  }
  return text;
}

/**
 * Finds the identifier of a transfer.
 *
 * @param media The medium.
 * @returns The identifier; `undefined` without the attribute.
 */
export function fileTransferId(media: MediaDescription): string | undefined {
  return attributeValue(media, "file-transfer-id");
}

/**
 * Finds what a file is for, as `render` or `attachment`.
 *
 * @param media The medium.
 * @returns The word; `undefined` without the attribute.
 */
export function fileDisposition(media: MediaDescription): string | undefined {
  return attributeValue(media, "file-disposition");
}

/**
 * Finds the icon of a file.
 *
 * @param media The medium.
 * @returns A URL with the scheme cid; `undefined` without the attribute.
 */
export function fileIcon(media: MediaDescription): string | undefined {
  return attributeValue(media, "file-icon");
}

/**
 * Reads the dates of a file.
 *
 * @param media The medium.
 * @returns The dates; `undefined` without the attribute.
 * @throws SdpError for a value that is none, and `repeated-attribute` for two dates of a kind.
 */
export function fileDates(media: MediaDescription): FileDates | undefined {
  const dates = readAttribute(media, "file-date", filedate, SPECIFICATION);
  if (dates === undefined) return undefined;
  const find = (kind: keyof FileDates) => single(dates, kind)?.date;
  return { creation: find("creation"), modification: find("modification"), read: find("read") };
}

/**
 * Reads which octets of a file are meant.
 *
 * @param media The medium.
 * @returns The range; `undefined` without the attribute.
 * @throws SdpError for a value that is none, and `number-too-large`.
 */
export function fileRange(media: MediaDescription): FileRange | undefined {
  const range = readAttribute(media, "file-range", filerange, SPECIFICATION);
  if (range === undefined) return undefined;
  const rule = `${SPECIFICATION} start-offset`;
  const { start, stop } = range;
  return {
    start: toNumber(start, rule),
    stop: stop === undefined ? undefined : toNumber(stop, rule),
  };
}

/**
 * Lists the fingerprints of certificates (RFC 8122 section 5).
 *
 * @param section The session or a medium.
 * @returns The fingerprints in their order.
 * @throws SdpError for a value that is none.
 */
export function fingerprints(section: Section): FileHash[] {
  return attributeValues(section, "fingerprint").map((value) =>
    readValue(fingerprintRule, value, "RFC 8122"),
  );
}

// Finds the only part of a kind: of two, one reader would take the first and another the last.
function single<Part extends { readonly kind: string }, Kind extends Part["kind"]>(
  parts: readonly Part[],
  kind: Kind,
): Extract<Part, { readonly kind: Kind }> | undefined {
  const isOfKind = (part: Part): part is Extract<Part, { readonly kind: Kind }> =>
    part.kind === kind;
  const [found, second] = parts.filter(isOfKind);
  if (second !== undefined) throw repeatedAttribute(kind);
  return found;
}

// Percent-encoded octets are UTF-8; what is none stays as it is written.
function decodePercents(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function encodePercents(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\0\r\n"%/\\]/g, (character) => {
    const octet = character.charCodeAt(0).toString(16).toUpperCase();
    return `%${octet.padStart(2, "0")}`;
  });
}
