import {
  contentType,
  DEFAULT_LIMITS,
  entityParts,
  type HeaderField,
  isMediaType,
  type MediaType,
  MimeError,
  parseContentDisposition,
  parseContentId,
  parseEntity,
  parseMediaType,
  parseTransferEncoding,
} from "@callingcard/mime";
import { mimeIr } from "@callingcard/mime/grammar";
import { deriveAndCheck } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { OctetText } from "./octet-text.ts";
import { faultOf } from "./fault.ts";
import { cut, type Part } from "./part.ts";
import type { Diagnostic, TreeNode } from "./syntax.ts";
import { attempt, checkedNodes, type ValueRule } from "./value-rule.ts";

/** Octets in which entities are read. */
export interface EntitySource {
  readonly draft: Draft;
  readonly octets: Uint8Array;
  readonly decoded: OctetText;
  /** How much it matters what is wrong in a body: of another protocol, it is not for its reader to tell. */
  readonly severity?: "error" | "warning";
}

/** What was read: its nodes, and its value. */
export interface EntityRead {
  readonly nodes: readonly TreeNode[];
  readonly value: unknown;
}

const FIELDS: ReadonlyMap<string, ValueRule> = new Map([
  ["content-type", { ir: mimeIr, rule: "contenttype", parse: (text) => parseMediaType(text) }],
  [
    "content-disposition",
    { ir: mimeIr, rule: "disposition", parse: (text) => parseContentDisposition(text) },
  ],
  ["content-id", { ir: mimeIr, rule: "contentid", parse: (text) => parseContentId(text) }],
  [
    "content-transfer-encoding",
    { ir: mimeIr, rule: "mechanism", parse: (text) => parseTransferEncoding(text) },
  ],
]);

/**
 * Reads an entity: header fields, and a body with its parts.
 *
 * @param source What the entity is in.
 * @param octets The entity, a view of the source's octets.
 * @param depth How many multipart bodies are around it.
 * @returns Nodes and value; what is wrong is noted.
 */
export function readEntity(source: EntitySource, octets: Uint8Array, depth = 0): EntityRead {
  const start = placeOf(source, octets);
  const entity = attempt(
    source.draft,
    (offset) => start + offset,
    () => parseEntity(octets),
    () => faultOf(mimeIr, "head", headPart(source, octets)),
    source.severity,
  );
  if (entity === undefined) {
    return { nodes: fieldNodes(source, octets, octets.length), value: undefined };
  }
  const { fields, body } = entity;
  const headOctets = octets.length - (body?.length ?? 0);
  const head = fieldNodes(source, octets, headOctets);
  if (body === undefined) return { nodes: head, value: { fields } };
  const read = readBody(source, fields, body, depth);
  return { nodes: [...head, ...read.nodes], value: { fields, body: read.value } };
}

/**
 * Makes the nodes of header fields, and notes what is wrong with the values that are known.
 *
 * @param source What they are in.
 * @param octets What begins with them, a view of the source's octets.
 * @param length Octets of the fields with the blank line behind them.
 * @returns The node of the head.
 */
export function fieldNodes(
  source: EntitySource,
  octets: Uint8Array,
  length: number,
): readonly TreeNode[] {
  const { draft } = source;
  const end = placeOf(source, octets.subarray(length));
  const part = cut(draft.text, placeOf(source, octets), end);
  return deriveAndCheck(draft, mimeIr, "head", part, (rule, value, [name = ""]) => {
    const known = rule === "fieldbody" ? FIELDS.get(name.toLowerCase()) : undefined;
    return known === undefined ? [] : checkedNodes(draft, known, value, source.severity);
  });
}

/**
 * Reads a body: of a multipart, its parts.
 *
 * @param source What it is in.
 * @param fields The header fields that are about it.
 * @param body The body, a view of the source's octets.
 * @param depth How many multipart bodies are around it.
 * @returns Nodes and value; what is wrong is noted.
 */
export function readBody(
  source: EntitySource,
  fields: readonly HeaderField[],
  body: Uint8Array,
  depth = 0,
): EntityRead {
  const { draft, decoded, octets } = source;
  const start = placeOf(source, body);
  const end = placeOf(source, body.subarray(body.length));
  const type = mediaTypeOf(fields);
  if (body.length === 0) return { nodes: [], value: body };
  if (type === undefined || !isMediaType(type, "multipart/*")) {
    return { nodes: draft.node("body", start, end), value: body };
  }
  if (depth === DEFAULT_LIMITS.maxDepth) {
    const message = `more than ${depth} multipart bodies within each other`;
    draft.add({ ...severityOf(source), start, end, code: "nested-too-deep", message });
    return { nodes: draft.node("body", start, end), value: body };
  }
  const bodyOctet = body.byteOffset - octets.byteOffset;
  const parts =
    attempt(
      draft,
      (offset) => decoded.unitOf(bodyOctet + offset),
      () => entityParts({ fields, body })?.parts,
      undefined,
      source.severity,
    ) ?? [];
  const reads = parts.map((part) => ({
    octets: part.octets,
    ...readEntity(source, part.octets, depth + 1),
  }));
  const nodes = draft.node("body", start, end, () =>
    reads.map((read) => {
      const to = placeOf(source, read.octets.subarray(read.octets.length));
      return draft.node("part", placeOf(source, read.octets), to, () => [read.nodes]);
    }),
  );
  return { nodes, value: { parts: reads.map(({ value }) => value) } };
}

/**
 * Finds the place in the text of octets that are a view of the source's.
 *
 * @param source The source.
 * @param octets The view.
 * @returns UTF-16 code units before it.
 */
export function placeOf(source: EntitySource, octets: Uint8Array): number {
  return source.decoded.unitOf(octets.byteOffset - source.octets.byteOffset);
}

function severityOf({ severity = "error" }: EntitySource): Pick<Diagnostic, "severity"> {
  return { severity };
}

// Up to the first blank line, or all.
function headPart(source: EntitySource, octets: Uint8Array): Part {
  const { text } = source.draft;
  const start = placeOf(source, octets);
  const end = placeOf(source, octets.subarray(octets.length));
  const blank = text.indexOf("\r\n\r\n", start);
  return cut(text, start, blank === -1 ? end : Math.min(blank + 4, end));
}

// What is wrong with it has been noted with the field.
function mediaTypeOf(fields: readonly HeaderField[]): MediaType | undefined {
  try {
    return contentType(fields);
  } catch (error) {
    if (!(error instanceof MimeError)) throw error;
    return undefined;
  }
}
