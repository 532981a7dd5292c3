export { createNodeListener, type NodeListener } from "./node/listener.ts";
export { serveXcap, type RunningServer, type ServeOptions } from "./node/serve.ts";
