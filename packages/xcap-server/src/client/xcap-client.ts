import { documentPath } from "../resource.ts";
import { createCopyCache, type Known } from "./copy-cache.ts";
import { readAnswer, type Exchange } from "./read-answer.ts";
import type { XdmDocumentAnswer, XdmDocuments } from "./xdm-documents.ts";

/** How a client reaches an XCAP server. */
export interface XcapClientOptions {
  /** URI of the XCAP root, as `http://xcap.example.com` or `https://example.com/xcap`. */
  readonly root: string;

  /**
   * Header fields of the requests for a user's documents: credentials, or who is asserted to ask. Default
   * none.
   */
  readonly headers?: (xui: string) => Readonly<Record<string, string>>;

  /** How long an answer may take, body included, in milliseconds. Default 2 000. */
  readonly timeoutMs?: number;

  /** How long what was read is used without a question, in milliseconds. Default 30 000. */
  readonly maxAgeMs?: number;

  /**
   * How long nothing is asked after the server could not be had, in milliseconds; copies are stale
   * meanwhile. Default 1 000.
   */
  readonly pauseMs?: number;

  /** Largest document, in octets. Default 1 048 576. */
  readonly maxDocumentOctets?: number;

  /** Most octets that are kept. Default 67 108 864. */
  readonly maxCacheOctets?: number;

  /** Most requests under way; others find the server unavailable. Default 256. */
  readonly maxRequests?: number;

  /** Default `globalThis.fetch`. */
  readonly fetch?: (uri: string, init: RequestInit) => Promise<Response>;

  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Documents of an XCAP server. */
export interface XcapClient extends XdmDocuments {
  /** Forgets what is known of a document, so that the next one who reads it asks the server. */
  readonly forget: (auid: string, xui: string, document: string) => void;
}

/**
 * Makes a client that reads documents over HTTP and keeps them (RFC 4825 sections 7.3 and 7.11): a copy older
 * than `maxAgeMs` is asked for again with its entity tag. All who read one document at one time share a
 * request. Redirections are not followed.
 *
 * @param options Where the server is, and limits.
 * @throws RangeError for a root that is no HTTP URI, or has a query or a fragment.
 */
export function createXcapClient(options: XcapClientOptions): XcapClient {
  const root = readRoot(options.root);
  const { maxAgeMs = 30_000, pauseMs = 1_000, maxRequests = 256, now = Date.now } = options;
  const { timeoutMs = 2_000, maxDocumentOctets = 1_048_576, headers } = options;
  const fetch = options.fetch ?? ((uri, init) => globalThis.fetch(uri, init));
  const cache = createCopyCache(options.maxCacheOctets ?? 67_108_864);
  const underWay = new Map<string, Promise<XdmDocumentAnswer>>();
  let pausedUntilMs = 0;

  async function ask(uri: string, xui: string): Promise<XdmDocumentAnswer> {
    const known = cache.get(uri);
    if (now() < pausedUntilMs) return unavailable("the server could not be had just now", known);
    if (underWay.size >= maxRequests) return unavailable("too many requests are under way", known);
    const exchange: Exchange = { uri, known, fetch, timeoutMs, maxDocumentOctets };
    const answer = await readAnswer(exchange, () => headers?.(xui) ?? {});
    switch (answer.kind) {
      case "failed":
        if (answer.isServerGone) pausedUntilMs = now() + pauseMs;
        return unavailable(answer.reason, known);
      case "absent":
        cache.set(uri, { kind: "absent", checkedMs: now() });
        return { kind: "absent" };
      case "found": {
        const found = { ...answer, checkedMs: now() };
        cache.set(uri, found);
        return found;
      }
    }
  }

  return {
    read: async (auid, xui, name) => {
      if (![auid, xui, name].every((part) => part.isWellFormed())) {
        return { kind: "unavailable", reason: "name has half of a surrogate pair" };
      }
      const uri = documentPath(root, { auid, xui, name });
      const known = cache.get(uri);
      if (known !== undefined && now() - known.checkedMs < maxAgeMs) return answerOf(known);
      const shared = underWay.get(uri);
      if (shared !== undefined) return shared;
      const asked = ask(uri, xui).finally(() => underWay.delete(uri));
      underWay.set(uri, asked);
      return asked;
    },
    forget: (auid, xui, name) => cache.forget(documentPath(root, { auid, xui, name })),
  };
}

function answerOf(known: Known): XdmDocumentAnswer {
  return known.kind === "found" ? known : { kind: "absent" };
}

function unavailable(reason: string, known: Known | undefined): XdmDocumentAnswer {
  if (known?.kind !== "found") return { kind: "unavailable", reason };
  const { octets, etag, checkedMs } = known;
  const stale = { octets, checkedMs, ...(etag !== undefined && { etag }) };
  return { kind: "unavailable", reason, stale };
}

function readRoot(text: string): string {
  const uri = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = uri?.protocol === "http:" || uri?.protocol === "https:";
  if (uri === undefined || !isHttp || uri.search !== "" || uri.hash !== "") {
    throw new RangeError("root is not an HTTP URI without a query");
  }
  return uri.href.replace(/\/$/, "");
}
