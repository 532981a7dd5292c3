import { putAttribute, putElement } from "@callingcard/xdm";
import { readBody, requireMediaType } from "../body.ts";
import type { RequestContext } from "../context.ts";
import { decodeBody, readNewDocument, xmlLimits } from "../document.ts";
import { readCondition } from "../entity-tag.ts";
import { conflict, Refusal } from "../refusal.ts";
import { documentPath, type NodeText } from "../resource.ts";
import { readSelector } from "../selected-node.ts";
import { emptyResponse, NODE_TYPES } from "./answer.ts";
import { changeNode, newDocument, validate, type Change } from "./change.ts";
import { refuseNamespaces } from "./methods.ts";

/**
 * Answers PUT of a document, an element or an attribute (RFC 4825 section 8.2).
 *
 * @internal
 */
export async function answerPut(context: RequestContext): Promise<Response> {
  if (context.request.headers.has("content-range")) {
    throw new Refusal(400, { description: "Content-Range is not supported in PUT" });
  }
  const { node } = context.resource;
  const { kind, etag } =
    node === undefined ? await putDocument(context) : await putNode(context, node);
  return emptyResponse(kind === "created" ? 201 : 200, { ETag: `"${etag}"` });
}

async function putDocument(context: RequestContext): Promise<Change> {
  const { request, resource, store, limits } = context;
  requireMediaType(request, resource.usage.mediaType);
  const condition = readCondition(request.headers);
  requireDirectory(context);
  const octets = await readBody(request, limits.maxDocumentOctets);
  validate(context, readNewDocument(octets, limits));
  const document = newDocument(context, octets);
  const { kind } = await store.put(document, condition, limits.maxDocuments);
  switch (kind) {
    case "created":
    case "replaced":
      return { kind, etag: document.etag };
    case "precondition-failed":
      throw new Refusal(412);
    case "too-many-documents": {
      const phrase = `a user has at most ${limits.maxDocuments} documents`;
      throw conflict({ kind: "constraint-failure", phrase });
    }
  }
}

// The home directory is there always, those in it that the usage names (section 8.2.1).
function requireDirectory({ resource: { address, usage }, root }: RequestContext): void {
  const { directories = [] } = usage;
  const last = address.name.lastIndexOf("/");
  if (last !== -1 && !directories.includes(address.name.slice(0, last))) {
    throw conflict({ kind: "no-parent", ancestor: documentPath(root, address, true) });
  }
  if (directories.some((one) => one === address.name || one.startsWith(`${address.name}/`))) {
    throw conflict({ kind: "constraint-failure", phrase: "a directory has this name" });
  }
}

async function putNode(context: RequestContext, node: NodeText): Promise<Change> {
  const { request, limits } = context;
  const selector = readSelector(context, node);
  refuseNamespaces(selector);
  const isElement = selector.terminal === undefined;
  requireMediaType(request, isElement ? NODE_TYPES.element : NODE_TYPES.attribute);
  const text = decodeBody(await readBody(request, limits.maxDocumentOctets));
  const put = isElement ? putElement : putAttribute;
  return changeNode(context, selector, (document) =>
    put(document, selector, text, xmlLimits(limits)),
  );
}
