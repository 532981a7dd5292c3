import { isSameSecret } from "./same-secret.ts";
import type { BookId } from "./store.ts";

/** What a sync-token says (RFC 6578 section 4). */
export interface SyncState {
  /** Everything up to this revision is known to the client. */
  readonly revision: number;
  /**
   * Set while an initial listing goes on in pages: the book's revision when it began. Deletions up to
   * it concern cards that the client was never told of.
   */
  readonly base?: number;
}

/** Writes and reads sync-tokens, which only the holder of the secret can make. */
export interface SyncTokens {
  /** At once when the token was asked for before. */
  write(book: BookId, state: SyncState): string | Promise<string>;
  /** `undefined` when the token is malformed, of another book or incarnation, or not ours. */
  read(book: BookId, token: string): Promise<SyncState | undefined>;
  /** Signs what a token of another kind says: characters of a URI. */
  sign(statement: string): Promise<string>;
  /** What a signed token says; `undefined` when it is not ours. */
  open(token: string): Promise<string | undefined>;
}

/** `urn:callingcard:sync:<format>:<book>:<revision>[:<base>]:<MAC>`. */
const TOKEN = /^urn:callingcard:sync:1:[^:]+:(\d{1,15})(?::(\d{1,15}))?:([\w-]{16})$/;

/** Octets of HMAC-SHA-256 that a token carries (RFC 2104 section 5). */
const MAC_OCTETS = 12;

/** Tokens are asked for again and again while a book does not change. */
const REMEMBERED_TOKENS = 1024;

/**
 * Makes the tokens of a store.
 *
 * @param secret Key of HMAC-SHA-256.
 */
export function createSyncTokens(secret: Uint8Array): SyncTokens {
  const key = crypto.subtle.importKey(
    "raw",
    Uint8Array.from(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const remembered = new Map<string, string>();

  async function sign(statement: string): Promise<string> {
    const mac = await crypto.subtle.sign("HMAC", await key, new TextEncoder().encode(statement));
    return `${statement}:${base64url(new Uint8Array(mac, 0, MAC_OCTETS))}`;
  }

  function signOnce(statement: string): string | Promise<string> {
    return remembered.get(statement) ?? signAndRemember(statement);
  }

  async function signAndRemember(statement: string): Promise<string> {
    const token = await sign(statement);
    if (remembered.size >= REMEMBERED_TOKENS) remembered.clear();
    remembered.set(statement, token);
    return token;
  }

  return {
    write: (book, state) => signOnce(statementOf(book, state)),
    async read(book, token) {
      const match = TOKEN.exec(token);
      if (match === null) return undefined;
      const [, revision, base] = match;
      const state: SyncState = {
        revision: Number(revision),
        ...(base !== undefined && { base: Number(base) }),
      };
      // What another book was given is no token of this one, since its name is in what is signed.
      return isSameSecret(token, await signOnce(statementOf(book, state))) ? state : undefined;
    },
    sign,
    async open(token) {
      const statement = token.slice(0, Math.max(0, token.lastIndexOf(":")));
      return isSameSecret(token, await sign(statement)) ? statement : undefined;
    },
  };
}

function statementOf(book: BookId, { revision, base }: SyncState): string {
  const page = base === undefined ? "" : `:${base}`;
  return `urn:callingcard:sync:1:${encodeURIComponent(book)}:${revision}${page}`;
}

/**
 * Encodes octets as base64url without padding (RFC 4648 section 5).
 *
 * @internal
 */
export function base64url(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
