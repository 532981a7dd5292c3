export { DEFAULT_LIMITS, type SipTransportLimits } from "./limits.ts";
export { noteSource, responseTarget } from "./received.ts";
export type { Resolve } from "./resolve.ts";
export type { SipListenAddress, SipTarget, SipTransportName } from "./target.ts";
export type { SipTlsOptions } from "./tls-options.ts";
export { createSipTransport, type SipTransport, type SipTransportOptions } from "./transport.ts";
export { SipTransportError, type SipTransportErrorCode } from "./transport-error.ts";
