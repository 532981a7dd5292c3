/** How messages travel (RFC 3261 section 18). */
export type SipTransportName = "udp" | "tcp" | "tls";

/** Where a message goes, or where it came from. */
export interface SipTarget {
  readonly transport: SipTransportName;

  /** A name or an address; an IPv6 address with or without brackets, in a source without. */
  readonly host: string;
  readonly port: number;

  /**
   * An open connection, or with UDP an own socket, to use when it still is (RFC 5626). A source always has
   * one. That of a connection is not used again, not even after a restart.
   */
  readonly flow?: string;
}

/** An own address, to be listened on. */
export interface SipListenAddress {
  readonly transport: SipTransportName;

  /** An address of this machine. */
  readonly host: string;

  /** 0 for any that is free. */
  readonly port: number;
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

/**
 * Gives the key under which a connection to a target is found again. For TLS the name counts, not the
 * address behind it: the certificate was judged by it.
 *
 * @param target The target.
 */
export function targetKey(target: SipTarget): string {
  return `${target.transport} ${plainHost(target.host).toLowerCase()} ${target.port}`;
}
