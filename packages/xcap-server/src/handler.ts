import { stringifyXdm, xcapErrorElement, type XcapErrorCondition } from "@callingcard/xdm";
import { isAllowedByDefault, type Access } from "./access.ts";
import type { Authenticate, Authentication } from "./authentication.ts";
import type { HandlerContext, RequestContext } from "./context.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { emptyResponse, wholeResponse } from "./method/answer.ts";
import { answerDelete } from "./method/delete.ts";
import { answerGet } from "./method/get.ts";
import { allowedMethods } from "./method/methods.ts";
import { answerPut } from "./method/put.ts";
import { Refusal } from "./refusal.ts";
import { parseResource, type Resource } from "./resource.ts";
import type { DocumentStore, StoreFailureCode } from "./store.ts";
import { CAPABILITIES_USAGE, capabilitiesDocument } from "./usage/capabilities.ts";
import type { ApplicationUsage } from "./usage.ts";
import { STANDARD_USAGES } from "./usage/standard-usages.ts";

/** What a {@link createXcapHandler} is made from. */
export interface XcapHandlerOptions {
  readonly store: DocumentStore;
  /** Finds out who sends a request. */
  readonly authenticate: Authenticate;
  /** Says who may do what. Default {@link isAllowedByDefault}. */
  readonly authorize?: (access: Access) => boolean | Promise<boolean>;
  /** Path of the XCAP root, such as `/xcap`. Default: the root of the host. */
  readonly root?: string;
  /** The kinds of documents, besides `xcap-caps`. Default {@link STANDARD_USAGES}. */
  readonly usages?: readonly ApplicationUsage[];
  /** Limits that differ from {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Called once for each request, when its answer is ready. */
  readonly onFinished?: (record: RequestRecord) => void;
  /** Called with what no step expected; the client is told 500 and nothing else. */
  readonly onError?: (error: unknown, request: Request) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** What is worth a line in a log. */
export interface RequestRecord {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly status: number;
  /** The condition in the body of a 409 (RFC 4825 section 11). */
  readonly conflict?: XcapErrorCondition["kind"];
  /** Absent when nobody was signed in. */
  readonly user?: string;
  readonly durationMs: number;
}

/** An XCAP server as a function of the web. */
export type XcapHandler = (request: Request) => Promise<Response>;

/**
 * Makes an XCAP server (RFC 4825) over a store. It answers each request that is given to it and never throws.
 *
 * @param options Store, authentication, and what differs from the defaults.
 * @throws RangeError when the root does not begin with a solidus, or ends with one, and when two usages have
 * one name.
 */
export function createXcapHandler(options: XcapHandlerOptions): XcapHandler {
  const { onFinished, onError, authenticate, authorize = isAllowedByDefault } = options;
  const handler = handlerContext(options);

  return async (request) => {
    const startedMs = performance.now();
    const url = new URL(request.url);
    let user: string | undefined;
    let refusal: Refusal | undefined;
    let response: Response;
    try {
      user = signedIn(await authenticate(request));
      const resource = parseResource(url, handler.root, handler.usages, handler.limits);
      await requireAccess(resource, user);
      response = await answer({ ...handler, request, url, resource });
    } catch (error) {
      if (error instanceof Refusal) refusal = error;
      else onError?.(error, request);
      response = refusalResponse(error);
    }
    onFinished?.({
      method: request.method,
      path: url.pathname,
      status: response.status,
      ...(refusal?.conflict !== undefined && { conflict: refusal.conflict.kind }),
      ...(user !== undefined && { user }),
      durationMs: performance.now() - startedMs,
    });
    return response;

    // The answer for what is another user's is the same whether it exists or not.
    async function requireAccess({ address }: Resource, signed: string): Promise<void> {
      const kind = isReading(request.method) ? "read" : "write";
      if (await authorize({ user: signed, kind, address })) return;
      throw new Refusal(403, { description: "this is not yours" });
    }
  };
}

function handlerContext(options: XcapHandlerOptions): HandlerContext {
  const { store, root = "", usages = STANDARD_USAGES, limits, now = Date.now } = options;
  if (root !== "" && !/^\/.*[^/]$/.test(root)) {
    throw new RangeError("root must begin with a solidus and not end with one");
  }
  const all = [CAPABILITIES_USAGE, ...usages];
  const byName = new Map(all.map((usage) => [usage.auid, usage]));
  if (byName.size < all.length) throw new RangeError("two usages have one name");
  return {
    store,
    root,
    usages: byName,
    capabilities: capabilitiesDocument(all),
    limits: { ...DEFAULT_LIMITS, ...limits },
    now,
  };
}

// The name of who is signed in.
//
// Throws Refusal 401 with the challenge, or 429 when credentials were not looked at.
function signedIn(authentication: Authentication): string {
  if (authentication.kind === "user") return authentication.user;
  const { retryAfterSeconds, challenge } = authentication;
  if (retryAfterSeconds !== undefined) {
    throw new Refusal(429, { headers: { "Retry-After": String(retryAfterSeconds) } });
  }
  throw new Refusal(401, { headers: { "WWW-Authenticate": challenge } });
}

function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function answer(context: RequestContext): Promise<Response> | Response {
  const { request, resource } = context;
  const allowed = allowedMethods(resource);
  if (!allowed.split(", ").includes(request.method)) {
    throw new Refusal(405, { headers: { Allow: allowed } });
  }
  switch (request.method) {
    case "PUT":
      return answerPut(context);
    case "DELETE":
      return answerDelete(context);
    case "OPTIONS":
      return emptyResponse(200, { Allow: allowed });
    default:
      return answerGet(context);
  }
}

function refusalResponse(error: unknown): Response {
  if (!(error instanceof Refusal)) return storeFailure(error);
  const { status, conflict, description, headers } = error;
  if (conflict !== undefined) {
    const body = stringifyXdm(xcapErrorElement({ error: conflict }));
    return textResponse(body, status, { ...headers, "Content-Type": XCAP_ERROR_TYPE });
  }
  if (description === undefined) return emptyResponse(status, headers);
  return textResponse(`${description}\n`, status, {
    ...headers,
    "Content-Type": "text/plain; charset=utf-8",
  });
}

const XCAP_ERROR_TYPE = "application/xcap-error+xml";

function textResponse(
  text: string,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  return wholeResponse(new TextEncoder().encode(text), status, headers);
}

/** How long a store may be busy before it is asked again, in seconds. */
const BUSY_SECONDS = 5;

// What a store says of a write that it could not make, which is not the request's fault.
function storeFailure(error: unknown): Response {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const failure: StoreFailureCode | undefined =
    code === "full" || code === "busy" ? code : undefined;
  switch (failure) {
    case "full":
      return emptyResponse(507);
    case "busy":
      return emptyResponse(503, { "Retry-After": String(BUSY_SECONDS) });
    case undefined:
      return emptyResponse(500);
  }
}
