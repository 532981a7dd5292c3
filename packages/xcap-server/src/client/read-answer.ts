import type { Known } from "./copy-cache.ts";

/** What is asked, and how. */
export interface Exchange {
  readonly uri: string;
  /** What is known of the document already. */
  readonly known: Known | undefined;
  readonly fetch: (uri: string, init: RequestInit) => Promise<Response>;
  readonly timeoutMs: number;
  readonly maxDocumentOctets: number;
}

/** What came of it. */
export type Answer =
  | { readonly kind: "found"; readonly octets: Uint8Array; readonly etag?: string }
  | { readonly kind: "absent" }
  | {
      readonly kind: "failed";
      readonly reason: string;
      /** Whether the server itself could not be had. */
      readonly isServerGone: boolean;
    };

/**
 * Asks for a document once; whatever happens is an answer.
 *
 * @param headers Gives more header fields; it may throw.
 * @internal
 */
export async function readAnswer(
  exchange: Exchange,
  headers: () => Readonly<Record<string, string>>,
): Promise<Answer> {
  const { uri, known, fetch, timeoutMs, maxDocumentOctets } = exchange;
  const signal = AbortSignal.timeout(timeoutMs);
  const etag = known?.kind === "found" ? known.etag : undefined;
  const condition = etag === undefined ? {} : { "If-None-Match": etag };
  try {
    const init = { headers: { ...headers(), ...condition }, signal, redirect: "manual" as const };
    const response = await fetch(uri, init);
    if (response.status === 200) return await found(response, maxDocumentOctets);
    await response.body?.cancel();
    if (response.status === 304 && known?.kind === "found") return known;
    if (response.status === 404) return { kind: "absent" };
    const isServerGone = response.status >= 500;
    return { kind: "failed", reason: `status ${response.status}`, isServerGone };
  } catch (error) {
    const reason = signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error);
    return { kind: "failed", reason, isServerGone: true };
  }
}

async function found(response: Response, maxDocumentOctets: number): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxDocumentOctets) {
      const reason = `document of more than ${maxDocumentOctets} octets`;
      return { kind: "failed", reason, isServerGone: false };
    }
    chunks.push(chunk);
  }
  const octets = Uint8Array.from(Buffer.concat(chunks, size));
  const etag = response.headers.get("etag");
  return { kind: "found", octets, ...(etag !== null && { etag }) };
}

// `fetch` hides what happened to the connection in the cause.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "failure";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
