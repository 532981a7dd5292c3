/** An address of a connection's end, or to be listened on. */
export interface MsrpAddress {
  /** A name or an address; an IPv6 address with or without brackets. */
  readonly host: string;
  readonly port: number;

  /** Whether by TLS. Default `false`. */
  readonly tls?: boolean;
}

/** The other side of a connection. */
export interface MsrpPeer extends MsrpAddress {
  readonly tls: boolean;

  /** SHA-256 fingerprint of the certificate that it has shown, as in `AB:CD:…`. */
  readonly fingerprint?: string;
}

/**
 * Gives a host as sockets want it: without brackets, and an IPv4 address as such where a socket of
 * both families has mapped it.
 *
 * @param host The host.
 */
export function plainHost(host: string): string {
  const inside = host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
  return inside.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}
