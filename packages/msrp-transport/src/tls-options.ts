/** Own certificate for TLS, which may be self-signed (RFC 4975 section 14.4), and authorities. */
export interface MsrpTlsOptions {
  /** Private key in PEM. */
  readonly key: string | Uint8Array;

  /** Certificate in PEM that belongs to the key; shown to those who connect, and to those we connect to. */
  readonly cert: string | Uint8Array;

  /** Authorities in PEM for peers without a fingerprint. Default: those of Node. */
  readonly ca?: string | Uint8Array;
}

/**
 * Gives certificates the form that `node:tls` takes.
 *
 * @param options The certificates.
 */
export function tlsSettings(options: MsrpTlsOptions): {
  key: string | Buffer;
  cert: string | Buffer;
  ca?: string | Buffer;
} {
  const { key, cert, ca } = options;
  return { key: pem(key), cert: pem(cert), ...(ca !== undefined && { ca: pem(ca) }) };
}

function pem(value: string | Uint8Array): string | Buffer {
  return typeof value === "string" ? value : Buffer.from(value);
}
