import {
  NodeSelectorError,
  parseNodeSelector,
  parseXmlnsPointers,
  type NodeSelector,
} from "@callingcard/xdm";
import type { RequestContext } from "./context.ts";
import { Refusal } from "./refusal.ts";
import type { NodeText } from "./resource.ts";

/**
 * Reads the node selector of a request with its prefixes (RFC 4825 sections 6.3, 6.4 and 8).
 *
 * @throws Refusal 400 for a prefix that is not bound and for pointers that are none, 404 for a selector that
 * is not known, 414 for one that is too long.
 * @internal
 */
export function readSelector(
  { resource: { usage }, limits }: RequestContext,
  { selector, query }: NodeText,
): NodeSelector {
  const { defaultNamespace } = usage;
  const namespaces = orRefuse(400, () => parseXmlnsPointers(query));
  return orRefuse(404, () =>
    parseNodeSelector(selector, {
      namespaces,
      ...(defaultNamespace !== undefined && { defaultNamespace }),
      maxLength: limits.maxSelectorLength,
      maxSteps: limits.maxSelectorSteps,
    }),
  );
}

function orRefuse<Value>(status: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NodeSelectorError)) throw error;
    throw new Refusal(statusOf(error, status), { description: error.message });
  }
}

// Every text without a solidus is an extension-selector, and one that is not known is 404 (section 8).
function statusOf({ code }: NodeSelectorError, status: number): number {
  if (code === "undeclared-prefix") return 400;
  return code === "too-long" ? 414 : status;
}
