import {
  attributeValueSpan,
  elementSpan,
  selectNode,
  stringifyNamespaceBindings,
} from "@callingcard/xdm";
import { parseXml } from "@callingcard/xml";
import type { RequestContext } from "../context.ts";
import { xmlLimits } from "../document.ts";
import { isNotModified } from "../entity-tag.ts";
import { Refusal } from "../refusal.ts";
import type { NodeText } from "../resource.ts";
import { readSelector } from "../selected-node.ts";
import { emptyResponse, findDocument, NODE_TYPES, wholeResponse } from "./answer.ts";

/** What a GET gives. */
interface Content {
  readonly octets: Uint8Array;
  readonly type: string;
}

/**
 * Answers GET and HEAD of documents, elements, attributes and namespace bindings (RFC 4825 section 8.3).
 *
 * @internal
 */
export async function answerGet(context: RequestContext): Promise<Response> {
  const { request, resource } = context;
  const { node, usage } = resource;
  const readNode = node === undefined ? undefined : nodeReader(context, node);
  const document = await findDocument(context);
  if (document === undefined) throw new Refusal(404, { description: "there is no such document" });
  const content = readNode?.(document.octets) ?? {
    octets: document.octets,
    type: usage.mediaType,
  };
  const headers = { ETag: `"${document.etag}"`, "Cache-Control": "no-cache" };
  if (isNotModified(request.headers, document.etag)) return emptyResponse(304, headers);
  const answer = { ...headers, "Content-Type": content.type };
  if (request.method === "HEAD") {
    return emptyResponse(200, { ...answer, "Content-Length": String(content.octets.length) });
  }
  return wholeResponse(content.octets, 200, answer);
}

// The selector is read before the document, for a wrong one is wrong whatever there is.
function nodeReader(context: RequestContext, node: NodeText): (octets: Uint8Array) => Content {
  const selector = readSelector(context, node);
  return (octets) => {
    const document = parseXml(octets, xmlLimits(context.limits));
    const selection = selectNode(document, selector);
    switch (selection.kind) {
      case "element": {
        const { start, end } = elementSpan(document, selection.path);
        return encoded(document.source.slice(start, end), "element");
      }
      case "attribute": {
        const { start, end } = attributeValueSpan(document.source, selection.attribute);
        return encoded(document.source.slice(start, end), "attribute");
      }
      case "namespaces":
        return encoded(stringifyNamespaceBindings(selection), "namespaces");
      case "no-match":
        throw new Refusal(404, { description: "the selector selects nothing" });
      case "ambiguous":
        throw new Refusal(404, { description: "the selector selects several elements" });
    }
  };
}

function encoded(text: string, kind: keyof typeof NODE_TYPES): Content {
  return { octets: new TextEncoder().encode(text), type: NODE_TYPES[kind] };
}
