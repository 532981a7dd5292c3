/**
 * Arbitraries for fast-check: documents of every kind as data and as text, node selectors, requests to a
 * policy, sentences of every rule of the grammars, and documents and sentences spoilt in one place.
 *
 * @module
 */

export { addressUri } from "./arbitrary-common.ts";
export { document, type DocumentKind, nearDocument } from "./arbitrary-document.ts";
export { listEntry, resourceList, resourceLists } from "./arbitrary-list.ts";
export {
  nodeSelector,
  pointerBindings,
  SELECTOR_BINDINGS,
  selectorStep,
} from "./arbitrary-node-selector.ts";
export { condition, policyRequest, ruleset } from "./arbitrary-policy.ts";
export { nearMiss, sentence, XDM_RULES, type XdmRule } from "./arbitrary-rule.ts";
export { conferenceInfo, groupState, reginfo, sessionInfo } from "./arbitrary-state.ts";
export { xcapCaps, xcapDiff, xcapError } from "./arbitrary-xcap.ts";
