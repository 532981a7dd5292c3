export { chooseResponse } from "./best-response.ts";
export { type ForwardedRequest, type ForwardOptions, forwardRequest } from "./forward-request.ts";
export { forwardResponse } from "./forward-response.ts";
export { createBranch, loopDigest } from "./loop-digest.ts";
export { targetOfUri } from "./next-hop.ts";
export { type OwnUris, type PreprocessedRequest, preprocessRoute } from "./preprocess-route.ts";
export type {
  Branch,
  BranchState,
  ContextAction,
  ContextEvent,
  ContextOptions,
  ProxyTarget,
  ResponseContext,
} from "./response-context.ts";
export {
  completeSession,
  limitSession,
  type LimitedSession,
  type SessionLimit,
  type SessionLimitOptions,
} from "./session-limit.ts";
export { type ContextStep, startContext, stepContext } from "./step-context.ts";
export {
  type ProxyValidation,
  validateForProxy,
  type ValidateOptions,
} from "./validate-for-proxy.ts";
