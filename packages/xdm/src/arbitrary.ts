/**
 * Arbitraries for fast-check: documents of every kind, requests to a policy, and the content of elements
 * as the grammars allow it or nearly so.
 *
 * @module
 */

export { addressUri } from "./arbitrary-common.ts";
export { content, misplacedContent, type GrammarName } from "./arbitrary-content.ts";
export { listEntry, resourceList, resourceLists } from "./arbitrary-list.ts";
export {
  nearSelectorText,
  nodeSelector,
  SELECTOR_BINDINGS,
  selectorStep,
  selectorText,
} from "./arbitrary-node-selector.ts";
export { condition, policyRequest, ruleset } from "./arbitrary-policy.ts";
export { conferenceInfo, groupState, reginfo, sessionInfo } from "./arbitrary-state.ts";
export { xcapCaps, xcapDiff, xcapError } from "./arbitrary-xcap.ts";
