import { readHeader, type SipRequest, type SipUri } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord, readUri } from "./address-of-record.ts";
import type { Binding } from "./binding.ts";
import type { CoreDraft } from "./core-draft.ts";
import { isSameFlow } from "./flow.ts";
import { readGruu } from "./gruu.ts";
import { findValue } from "./keyed-map.ts";

/**
 * Finds the device that a request within a dialog is for, by the name of its flow in a route of the core (RFC
 * 5626 section 5.3). The route of the one who sends has a name too.
 *
 * @param draft The change.
 * @param request The request without the routes of the core.
 * @param ownRoutes The routes of the core that it had.
 * @param source Where it came from.
 * @internal
 */
export function deviceOfRoute(
  draft: CoreDraft,
  request: SipRequest,
  ownRoutes: readonly SipUri[],
  source: SipTarget,
): Binding | undefined {
  if (readHeader(request, "Route") !== undefined) return undefined;
  return ownRoutes
    .flatMap(({ user }) => findValue(draft.flowTokens, user ?? "")?.binding ?? [])
    .find((binding) => binding.source === undefined || !isSameFlow(binding.source, source));
}

/**
 * Gives the canonical address of record that a Request-URI is for: that of its owner for a temporary GRUU (RFC 5627
 * section 6.1), so that nobody gets past what is there for the user.
 *
 * @param draft The change.
 * @param requestUri The Request-URI.
 * @returns The address; `undefined` for a URI of another domain or without user.
 * @internal
 */
export function userOf(draft: CoreDraft, requestUri: string): string | undefined {
  const uri = readUri(requestUri);
  const gruu = uri?.kind === "sip" ? readGruu(uri) : undefined;
  const owner = gruu?.kind === "temporary" ? findValue(draft.temporaryGruus, gruu.uri) : undefined;
  return owner?.aor ?? addressOfRecord(requestUri, draft.options.domains);
}

/**
 * Finds the bindings of a user, or of the device that a GRUU names (RFC 5627 section 6.1).
 *
 * @param draft The change.
 * @param requestUri The address of record or the GRUU.
 * @param aor The canonical address of record.
 * @returns The bindings, none for a user who is not registered; `undefined` for one who does not exist.
 * @internal
 */
export function bindingsFor(
  draft: CoreDraft,
  requestUri: string,
  aor: string,
): readonly Binding[] | undefined {
  const uri = readUri(requestUri);
  const gruu = uri?.kind === "sip" ? readGruu(uri) : undefined;
  if (gruu?.kind === "temporary") {
    const owner = findValue(draft.temporaryGruus, gruu.uri);
    const registration = owner && findValue(draft.registrations, owner.aor);
    return registration?.bindings.filter(({ instance }) => instance === owner?.instance);
  }
  const registration = findValue(draft.registrations, aor);
  const isUser = draft.options.isUser?.(aor) ?? registration !== undefined;
  if (!isUser) return undefined;
  if (gruu === undefined) return registration?.bindings ?? [];
  if (registration?.instances.includes(gruu.instance) !== true) return undefined;
  return registration.bindings.filter(({ instance }) => instance === gruu.instance);
}
