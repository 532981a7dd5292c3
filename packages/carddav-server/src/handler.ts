import {
  dav,
  errorElement,
  parsePropfind,
  parseReport,
  stringifyError,
  type AclRestrictions,
  type PrincipalReport,
  type Report,
} from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { element } from "@callingcard/xml";
import { DEFAULT_ACL_RESTRICTIONS } from "./access/ace-check.ts";
import { createIdentity } from "./access/identity.ts";
import { requireMethodPrivileges } from "./access/method-privileges.ts";
import { NO_PRINCIPALS, type PrincipalDirectory } from "./access/principal-directory.ts";
import { BASIC_CHALLENGE, type Authenticate, type Authentication } from "./authentication.ts";
import { createBookAnswers } from "./book-answers.ts";
import type { HandlerContext, RequestContext } from "./context.ts";
import { bothConditions } from "./condition/conditional.ts";
import { requireIf } from "./condition/if-step.ts";
import { type Digest, webDigest } from "./digest.ts";
import { existingResource } from "./existing-resource.ts";
import { requireReadCondition } from "./condition/read-condition.ts";
import { rememberBodies } from "./known-bodies.ts";
import { takenBy, withBody } from "./light-response.ts";
import { lightUrl } from "./light-url.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { DAV_HEADER, emptyResponse, wholeResponse, XML_CONTENT_TYPE } from "./method/answer.ts";
import { withOwnLocation } from "./method/collection-location.ts";
import { currentCardOr } from "./method/current-card.ts";
import { allowHeader, allowOf, answerOf } from "./method/methods.ts";
import { answerWellKnownPropfind } from "./method/propfind.ts";
import type { ClientProfile } from "./profile/client-profile.ts";
import type { DefaultVersion } from "./representation/preferred-representation.ts";
import { createVersion3Tags } from "./representation/version3-tags.ts";
import type { Quota } from "./quota.ts";
import { Refusal } from "./refusal.ts";
import type { Repair } from "./repair/handling.ts";
import type { RequestObserver, RequestRecord } from "./request-observer.ts";
import { createPaths, parseResource, WELL_KNOWN_PATH, type Resource } from "./resource.ts";
import { watchBody } from "./response-stream.ts";
import type { AddressBookStore } from "./store.ts";
import { storeRefusal } from "./store-failure.ts";
import { createSyncTokens } from "./sync-token.ts";

/** What a {@link createCardDavHandler} is made from. */
export interface CardDavHandlerOptions {
  readonly store: AddressBookStore;
  /** Finds out who sends a request. */
  readonly authenticate: Authenticate;
  /** Who there is, for access control. Default: nobody but who asks. */
  readonly principals?: PrincipalDirectory;
  /** What access control lists must be like, where it differs from {@link DEFAULT_ACL_RESTRICTIONS}. */
  readonly aclRestrictions?: Partial<AclRestrictions>;
  /** Limits that differ from {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Path below which everything but discovery lies, such as `/dav`. Default: the root. */
  readonly prefix?: string;
  /** Called once for each request, when its answer was read to the end or given up. */
  readonly onFinished?: (record: RequestRecord, request: Request) => void;
  /** Called with what no step expected; the client is told 500 and nothing else. */
  readonly onError?: (error: unknown, request: Request) => void;
  /** Called when a request arrives, for an observer of it. */
  readonly observe?: (request: Request) => RequestObserver;
  /** Which version of vCard a client gets that names none. Default: the one each card is stored in. */
  readonly defaultVersion?: DefaultVersion;
  /** Clients that are answered otherwise than the RFCs say, such as {@link CLIENT_PROFILES}. Default: none. */
  readonly profiles?: readonly ClientProfile[];
  /** How many octets the cards of an owner may have. Default: as many as there is room for. */
  readonly quota?: Quota;
  /** When cards are repaired that could not be stored otherwise. Default: `asked`. */
  readonly repair?: Repair;
  /** Whether the store is told who writes a card, so that it remembers that and what was there before. Default: true. */
  readonly keepsAuthors?: boolean;
  /** How SHA-256 is computed for the entity tags of written cards, such as `nodeDigest`. Default: by Web Crypto. */
  readonly digest?: Digest;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** A CardDAV server as a function of the web. */
export type CardDavHandler = (request: Request) => Promise<Response>;

/**
 * Makes a CardDAV server (RFC 6352) over a store. It answers each request that is given to it and
 * never throws.
 *
 * @param options Store, authentication, and what differs from the defaults.
 * @throws RangeError when the prefix does not begin with a slash, or ends with one.
 */
export function createCardDavHandler(options: CardDavHandlerOptions): CardDavHandler {
  const { store, prefix = "", now = Date.now, onFinished, onError, observe } = options;
  if (prefix !== "" && !/^\/.*[^/]$/.test(prefix)) {
    throw new RangeError("prefix must begin with a slash and not end with one");
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const handler: HandlerContext = {
    store,
    tokens: createSyncTokens(store.secret),
    limits,
    readPropfind: rememberBodies((octets) => parsePropfind(octets)),
    readReport: rememberBodies((octets) =>
      parseReport(octets, { maxExpansionDepth: limits.maxExpandDepth }),
    ),
    bookAnswers: createBookAnswers(),
    version3Tags: createVersion3Tags(),
    principals: options.principals ?? NO_PRINCIPALS,
    aclRestrictions: { ...DEFAULT_ACL_RESTRICTIONS, ...options.aclRestrictions },
    prefix,
    now,
    defaultVersion: options.defaultVersion,
    profiles: options.profiles ?? [],
    quota: options.quota,
    repair: options.repair ?? "asked",
    digest: options.digest ?? webDigest,
    keepsAuthors: options.keepsAuthors ?? true,
  };
  const paths = createPaths(prefix);

  return async (request) => {
    const startedMs = performance.now();
    const url = lightUrl(request.url);
    const observer = observe?.(request);
    const observed =
      observer?.store === undefined ? handler : { ...handler, store: observer.store };
    let user: string | undefined;
    let report: Report | PrincipalReport | undefined;
    const onUnexpected = (error: unknown): void => onError?.(error, request);
    let response: Response;
    try {
      response = await answer();
    } catch (error) {
      response = refusalResponse(error, onUnexpected);
    }
    const watched = withBody(response, (body) =>
      watchBody(body, { onEnd: finish, onBreak: onUnexpected }),
    );
    return takenBy(request, watched);

    function finish(octetCount: number): void {
      const { method } = request;
      const record: RequestRecord = {
        method,
        path: url.pathname,
        status: response.status,
        ...(user !== undefined && { user }),
        octetCount: method === "HEAD" ? 0 : octetCount,
        ...(report !== undefined && { report: report.kind }),
        ...(report?.kind === "sync-collection" && { isInitialSync: report.syncToken === "" }),
        durationMs: performance.now() - startedMs,
      };
      onFinished?.(record, request);
      observer?.onFinished?.(record);
    }

    function noteReport(read: Report | PrincipalReport): void {
      report = read;
      observer?.onReport?.(read.kind);
    }

    /** The steps of a request, in their order. */
    async function answer(): Promise<Response> {
      const isDiscovery = url.pathname === WELL_KNOWN_PATH;
      const authentication = await options.authenticate(request);
      if (request.method === "OPTIONS") {
        const resource = readResource(handler, url);
        if (authentication.kind !== "user") return optionsResponse(allowHeader(resource));
        user = authentication.user;
        return optionsResponse(await allowOf(contextOf(user), resource));
      }
      user = signedIn(authentication);
      const context = contextOf(user);
      if (isDiscovery) return discoveryResponse(context);
      const resource = await existingResource(context, readResource(handler, url));
      try {
        return await answerResource(context, resource);
      } catch (error) {
        return currentCardOr(context, resource, error);
      }
    }

    async function answerResource(context: RequestContext, resource: Resource): Promise<Response> {
      const allowed = await requireMethodPrivileges(context, request.method, resource);
      const answerMethod = await answerOf(context, resource);
      const guard = bothConditions(allowed, await requireIf(context, request, url, resource));
      const guarded: RequestContext = { ...context, guard };
      await requireReadCondition(guarded, resource);
      return withOwnLocation(context, resource, await answerMethod(guarded));
    }

    function contextOf(asker: string): RequestContext {
      const identity = createIdentity(handler.principals, asker);
      return {
        ...observed,
        request,
        url,
        paths,
        user: asker,
        identity,
        guard: {},
        onReport: noteReport,
        onUnexpected,
      };
    }
  };
}

function readResource({ prefix, limits }: HandlerContext, url: URL): Resource {
  return parseResource(url.pathname, prefix, limits.maxSegmentLength);
}

// Needs no credentials: clients look for the DAV header before they send any.
function optionsResponse(allow: string): Response {
  return emptyResponse(200, { DAV: DAV_HEADER, Allow: allow });
}

// The name of who is signed in.
//
// Throws Refusal 401 with the challenge, or 429 when credentials were not looked at.
function signedIn(authentication: Authentication): string {
  if (authentication.kind === "user") return authentication.user;
  const { retryAfterSeconds, challenges = [BASIC_CHALLENGE] } = authentication;
  if (retryAfterSeconds !== undefined) {
    throw new Refusal(429, { headers: { "Retry-After": String(retryAfterSeconds) } });
  }
  throw new Refusal(401, { headers: { "WWW-Authenticate": challenges.join(", ") } });
}

// Discovery (RFC 6764 section 5), after the challenge: some clients lose it behind a redirect.
async function discoveryResponse(context: RequestContext): Promise<Response> {
  if (context.request.method === "PROPFIND") return answerWellKnownPropfind(context);
  // The next who signs in is another (RFC 6764 section 5).
  return emptyResponse(308, {
    Location: context.paths.principal(context.user),
    "Cache-Control": "private, no-cache",
  });
}

// A refusal says why; malformed input says where; anything else says nothing.
function refusalResponse(error: unknown, onUnexpected: (error: unknown) => void): Response {
  if (error instanceof Refusal) return writeRefusal(error);
  if (error instanceof ParseError) return writeRefusal(malformedBody(error));
  onUnexpected(error);
  return writeRefusal(storeRefusal(error) ?? new Refusal(500));
}

// Entities are declared in a document type, which is refused whole (RFC 4918 section 16).
function malformedBody({ code, message }: ParseError): Refusal {
  const description = message;
  if (code !== "doctype") return new Refusal(400, { description });
  return new Refusal(403, { condition: dav("no-external-entities"), description });
}

function writeRefusal({ status, condition, payload, description, headers }: Refusal): Response {
  if (condition === undefined) {
    if (description === undefined) return emptyResponse(status, headers);
    return wholeResponse(`${description}\n`, status, {
      ...headers,
      "Content-Type": "text/plain; charset=utf-8",
    });
  }
  const error = errorElement(condition, payload);
  const reason =
    description === undefined ? [] : [element(dav("responsedescription"), [description])];
  const body = stringifyError({ ...error, children: [...error.children, ...reason] });
  return wholeResponse(body, status, { ...headers, "Content-Type": XML_CONTENT_TYPE });
}
