/** Certificates for TLS. */
export interface SipTlsOptions {
  /** Private key in PEM, of listeners and, where a peer asks for it, of connections that are opened. */
  readonly key?: string | Uint8Array;

  /** Certificate in PEM that belongs to the key, with those between it and an authority. */
  readonly cert?: string | Uint8Array;

  /** Authorities in PEM that the certificates of peers are judged by. Default: those of Node. */
  readonly ca?: string | Uint8Array;

  /** Whether a peer that we connect to needs a certificate that is valid for its name. Default `true`. */
  readonly rejectUnauthorized?: boolean;
}

/** What `node:tls` takes. */
export interface TlsSettings {
  key?: string | Buffer;
  cert?: string | Buffer;
  ca?: string | Buffer;
}

/**
 * Gives certificates the form that `node:tls` takes.
 *
 * @param options The certificates.
 */
export function tlsSettings(options: SipTlsOptions): TlsSettings {
  const settings: TlsSettings = {};
  if (options.key !== undefined) settings.key = pem(options.key);
  if (options.cert !== undefined) settings.cert = pem(options.cert);
  if (options.ca !== undefined) settings.ca = pem(options.ca);
  return settings;
}

function pem(value: string | Uint8Array): string | Buffer {
  return typeof value === "string" ? value : Buffer.from(value);
}
