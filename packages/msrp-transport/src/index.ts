export type { MsrpAddress, MsrpPeer } from "./address.ts";
export type { MsrpTarget } from "./dial.ts";
export type { CertificateFingerprint } from "./fingerprint.ts";
export { DEFAULT_LIMITS, type MsrpTransportLimits } from "./limits.ts";
export type { MsrpTlsOptions } from "./tls-options.ts";
export { createMsrpTransport, type MsrpTransport, type MsrpTransportOptions } from "./transport.ts";
export { MsrpTransportError, type MsrpTransportErrorCode } from "./transport-error.ts";
