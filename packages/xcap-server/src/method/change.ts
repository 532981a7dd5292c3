import { encodeNodeSelector, type NodeEdit, type NodeSelector } from "@callingcard/xdm";
import { parseXml, type XmlDocument } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import { xmlLimits } from "../document.ts";
import { entityTag, meetsCondition, readCondition } from "../entity-tag.ts";
import { conflict, Refusal } from "../refusal.ts";
import { documentPath } from "../resource.ts";
import type { NewDocument, StoredDocument } from "../store.ts";

/** How often a change is made again when another one came between. */
const MOST_ATTEMPTS = 16;

/** What a change came to. */
export interface Change {
  readonly kind: "created" | "replaced" | "deleted";
  readonly etag: string;
}

/**
 * Changes a node of a document: reads it, edits it, checks what comes of it and writes it, if nobody wrote it
 * meanwhile.
 *
 * @param edit The change; it may be asked for again with a newer document.
 * @param selector The selector of the request, for the answer `no-parent`.
 * @throws Refusal 404, 409, 412; 503 when others write again and again.
 * @internal
 */
export async function changeNode(
  context: RequestContext,
  selector: NodeSelector,
  edit: (document: XmlDocument) => NodeEdit,
): Promise<Change> {
  const { request, resource, store, limits } = context;
  const condition = readCondition(request.headers);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await store.get(resource.address);
    if (!meetsCondition(condition, stored?.etag)) throw new Refusal(412);
    if (stored === undefined) throw missing(context);
    const { kind, document } = required(context, selector, edit(read(stored, context)));
    validate(context, document);
    const changed = newDocument(context, new TextEncoder().encode(document.source));
    const put = await store.put(changed, { ifMatch: [stored.etag] }, limits.maxDocuments);
    if (put.kind === "replaced") return { kind, etag: changed.etag };
  }
  throw new Refusal(503, { headers: { "Retry-After": "1" } });
}

function read({ octets }: StoredDocument, { limits }: RequestContext): XmlDocument {
  return parseXml(octets, xmlLimits(limits));
}

/**
 * Refuses a document that its usage does not allow (RFC 4825 section 8.2.5).
 *
 * @throws Refusal 409.
 * @internal
 */
export function validate({ resource }: RequestContext, document: XmlDocument): void {
  const wrong = resource.usage.validate?.(document);
  if (wrong !== undefined) throw conflict(wrong);
}

/**
 * Makes what is stored of octets.
 *
 * @internal
 */
export function newDocument(context: RequestContext, octets: Uint8Array): NewDocument {
  const { resource, now } = context;
  return { address: resource.address, octets, etag: entityTag(octets), modifiedMs: now() };
}

type Made = Extract<NodeEdit, { document: XmlDocument }>;

function required(context: RequestContext, selector: NodeSelector, edit: NodeEdit): Made {
  switch (edit.kind) {
    case "created":
    case "replaced":
    case "deleted":
      return edit;
    case "no-match":
      throw new Refusal(404, { description: "the selector selects nothing, or several elements" });
    case "no-parent":
      throw conflict({ kind: "no-parent", ancestor: ancestorPath(context, selector, edit.steps) });
    case "refused":
      throw conflict({ kind: edit.condition, phrase: edit.phrase });
  }
}

// Without a document, PUT has no parent and DELETE finds nothing (sections 8.2.1 and 8.4).
function missing(context: RequestContext): Refusal {
  const { request, resource, root } = context;
  if (request.method !== "PUT") {
    return new Refusal(404, { description: "there is no such document" });
  }
  return conflict({ kind: "no-parent", ancestor: documentPath(root, resource.address, true) });
}

// The document, and as far as its steps select something, the selector.
function ancestorPath(
  { url, resource, root }: RequestContext,
  { steps }: NodeSelector,
  count: number,
): string {
  const path = documentPath(root, resource.address);
  if (count === 0) return path;
  return `${path}/~~/${encodeNodeSelector({ steps: steps.slice(0, count) })}${url.search}`;
}
