export {
  createDigestAuthenticator,
  digestSecret,
  type DigestAlgorithm,
  type DigestAuthenticatorOptions,
  type DigestUser,
} from "./node/digest-authenticator.ts";
export { createNodeListener, type NodeListener } from "./node/listener.ts";
export { serveXcap, type RunningServer, type ServeOptions } from "./node/serve.ts";
