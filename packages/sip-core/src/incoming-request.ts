import { parameterText, readHeader, type SipRequest, type SipUri } from "@callingcard/sip";
import { loopDigest, preprocessRoute, validateForProxy } from "@callingcard/sip-dialog/proxy";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord } from "./address-of-record.ts";
import type { Binding } from "./binding.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { flowKey } from "./flow.ts";
import { findValue } from "./keyed-map.ts";
import { isOwnRoute, isOwnVia } from "./own-address.ts";
import { type ReturnedRequest, returnedFrom } from "./service-trigger.ts";

/** A request that came, and what is known of it. */
export interface IncomingRequest {
  /** The server transaction. */
  readonly key: string;

  /** Without the routes of the core. */
  readonly request: SipRequest;
  readonly source: SipTarget;

  /** The routes of the core that it had. */
  readonly ownRoutes: readonly SipUri[];

  /** The function that sent it, and how far it is. */
  readonly returned: ReturnedRequest | undefined;

  /** The binding of the device that sent it. */
  readonly sender: Binding | undefined;

  /** Whether what it says of its sender is believed. */
  readonly isTrusted: boolean;

  /** Whether it has a route that the core gave to somebody, so that it is of a dialog through the core. */
  readonly isMarked: boolean;
  readonly digest: string;
  readonly breadth: number;
}

/**
 * Reads a request that came, or answers it where it cannot be forwarded (RFC 3261 sections 16.3 and 16.4).
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param received The request as it came.
 * @param source Where it came from.
 * @returns What is known of it; `undefined` for one that is answered.
 * @throws SipError for header fields that cannot be read.
 * @internal
 */
export function readIncoming(
  draft: CoreDraft,
  key: string,
  received: SipRequest,
  source: SipTarget,
): IncomingRequest | undefined {
  const { options } = draft;
  const { services = [], isTrusted = () => false } = options;
  const digest = loopDigest(received);
  const validation = validateForProxy(received, {
    digest,
    isOwnVia: (via) => isOwnVia(options, via),
  });
  if (validation.kind === "refused") {
    respond(draft, key, makeAnswer(draft, received, validation.statusCode, validation));
    return undefined;
  }
  const { request, ownRoutes } = preprocessRoute(received, {
    isOwnRoute: (uri) => isOwnRoute(options, uri),
  });
  const odis = ownRoutes.map(({ parameters }) => parameterText(parameters, "odi"));
  const [returned] = odis.flatMap((odi) => {
    const found = odi === undefined ? undefined : returnedFrom(odi, services);
    return found === undefined ? [] : [found];
  });
  return {
    key,
    request,
    source,
    ownRoutes,
    returned,
    sender: senderOf(draft, request, source),
    isTrusted: returned !== undefined || isTrusted(source),
    isMarked: hasOwnMark(draft, ownRoutes),
    digest,
    breadth: validation.breadth,
  };
}

/**
 * Finds the device that sent a request.
 *
 * @param draft The change.
 * @param request The request.
 * @param source Where it came from.
 * @throws SipError for a From that is none.
 * @internal
 */
export function senderOf(
  draft: CoreDraft,
  request: SipRequest,
  source: SipTarget,
): Binding | undefined {
  const bindings = findValue(draft.flowOwners, flowKey(source))?.bindings ?? [];
  // Of several users that are registered over one connection, the one that From names.
  const from = addressOfRecord(readHeader(request, "From")?.uri ?? "", draft.options.domains);
  return bindings.findLast(({ aor }) => aor === from) ?? bindings.at(-1);
}

/**
 * Tells whether a route is one that the core gave to somebody in Record-Route: what it is named by, nobody can
 * guess.
 *
 * @param draft The change.
 * @param ownRoutes The routes of the core that a request had.
 * @internal
 */
export function hasOwnMark(draft: CoreDraft, ownRoutes: readonly SipUri[]): boolean {
  return ownRoutes.some(
    ({ user }) =>
      user !== undefined &&
      (user === draft.routeToken || findValue(draft.flowTokens, user) !== undefined),
  );
}
