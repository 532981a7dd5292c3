import type { ConnectionOptions } from "node:tls";
import type { ImapLogin } from "./login.ts";

/** How a connection is secured: by TLS from its first octet, by STARTTLS before the login, or not. */
export type ImapSecurity = "tls" | "starttls" | "none";

/** Where the server is and how it is used. */
export interface ImapMessageStoreOptions {
  readonly host: string;

  /** Default 993 with `security: "tls"`, else 143. */
  readonly port?: number | undefined;

  /** Default `tls`. With `none`, passwords can be read on the way. */
  readonly security?: ImapSecurity | undefined;

  /** Options of TLS, as a certificate authority of one's own. */
  readonly tls?: ConnectionOptions | undefined;

  /** Gives the login of an owner. */
  readonly login: (owner: string) => ImapLogin | Promise<ImapLogin>;

  /** Names of the folders above all others on the server. Default none. */
  readonly root?: readonly string[] | undefined;

  /** Most connections at once; further owners wait for one. Default 32. */
  readonly maxConnections?: number | undefined;

  /** How long a connection is kept that nobody uses, in milliseconds. Default 60 000. */
  readonly idleMs?: number | undefined;

  /** How long connecting may take, and again the login, in milliseconds. Default 10 000. */
  readonly connectTimeoutMs?: number | undefined;

  /** How long a call may take on its connection, in milliseconds. Default 30 000. */
  readonly callTimeoutMs?: number | undefined;

  /** Most octets of an object that is fetched. Default 64 MiB and its header fields. */
  readonly maxObjectOctets?: number | undefined;
}

/** Octets of the default limit of an object. */
export const MAX_OBJECT_OCTETS: number = 65 * 1024 * 1024;
