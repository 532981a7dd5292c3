/** Where a SIP message goes to, or came from. */
export interface SipTarget {
  readonly transport: "udp" | "tcp" | "tls";

  /** A name or an address; an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;

  /** An open connection to use when it still is (RFC 5626). */
  readonly flow?: string;
}
