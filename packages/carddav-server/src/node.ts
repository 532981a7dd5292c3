export { digestAppPassword, newAppPassword } from "./node/app-password.ts";
export {
  createAttemptDelay,
  type AttemptDelay,
  type AttemptDelayOptions,
} from "./node/attempt-delay.ts";
export {
  createBasicAuthenticator,
  type BasicAuthenticatorOptions,
} from "./node/basic-authenticator.ts";
export { withCompression } from "./node/compression.ts";
export {
  createFailureCounts,
  type FailureCounts,
  type FailureCountsOptions,
} from "./node/failure-counts.ts";
export type { HttpServer, TlsKeys } from "./node/http-server.ts";
export { createNodeListener, type NodeListener } from "./node/listener.ts";
export type { LockOutOptions } from "./node/lock-out.ts";
export { nodeDigest } from "./node/node-digest.ts";
export { hashPassword, verifyPassword, type PasswordCost } from "./node/password.ts";
export { remoteAddress } from "./node/remote-address.ts";
export { serveCardDav, type RunningServer, type ServeOptions } from "./node/serve.ts";
