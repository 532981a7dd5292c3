import type { XmlElement } from "@callingcard/xml";

/** Who else may hold a lock (RFC 4918 section 14.13). */
export type Lockscope = "exclusive" | "shared";

/** What a lock keeps others from; this is the only one there is (RFC 4918 section 14.15). */
export type Locktype = "write";

/** How far below its root a lock holds (RFC 4918 section 14.4). */
export type LockDepth = "0" | "1" | "infinity";

/** Seconds before a lock expires, 0 to 2^32 - 1, or `infinite` (RFC 4918 section 10.7). */
export type LockTimeout = number | "infinite";

/** `DAV:lockentry`: a kind of lock that a resource can have (RFC 4918 section 14.10). */
export interface Lockentry {
  readonly scope: Lockscope;
  readonly type: Locktype;
}

/** `DAV:lockinfo`: the lock that a client asks for (RFC 4918 section 14.11). */
export interface Lockinfo extends Lockentry {
  /** `DAV:owner` with whatever the client put into it, to be kept as a dead property is. */
  readonly owner?: XmlElement;
}

/** `DAV:activelock`: a lock on a resource (RFC 4918 section 14.1). */
export interface Activelock extends Lockinfo {
  readonly depth: LockDepth;
  readonly timeoutSeconds?: LockTimeout;
  /** The lock token, a URI; absent when the one who asks may not know it. */
  readonly token?: string;
  /** Where the lock was made; absent from servers of RFC 2518. */
  readonly root?: string;
}
