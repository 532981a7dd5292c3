import { deleteNode } from "@callingcard/xdm";
import type { RequestContext } from "../context.ts";
import { xmlLimits } from "../document.ts";
import { readCondition } from "../entity-tag.ts";
import { Refusal } from "../refusal.ts";
import { readSelector } from "../selected-node.ts";
import { emptyResponse } from "./answer.ts";
import { changeNode } from "./change.ts";
import { refuseNamespaces } from "./methods.ts";

/**
 * Answers DELETE of a document, an element or an attribute (RFC 4825 section 8.4).
 *
 * @internal
 */
export async function answerDelete(context: RequestContext): Promise<Response> {
  const { request, resource, store, limits } = context;
  const { node, address } = resource;
  if (node !== undefined) {
    const selector = readSelector(context, node);
    refuseNamespaces(selector);
    const { etag } = await changeNode(context, selector, (document) =>
      deleteNode(document, selector, xmlLimits(limits)),
    );
    return emptyResponse(200, { ETag: `"${etag}"` });
  }
  const { kind } = await store.delete(address, readCondition(request.headers));
  switch (kind) {
    case "deleted":
      return emptyResponse(200);
    case "not-found":
      throw new Refusal(404, { description: "there is no such document" });
    case "precondition-failed":
      throw new Refusal(412);
  }
}
