import {
  type ContactPredicate,
  type Feature,
  type FeatureValue,
  readHeader,
  type SipRequest,
} from "@callingcard/sip";
import { PreferenceError } from "./preference-error.ts";

/** What a caller wants of the device that answers (RFC 3841 section 7.2). */
export interface CallerPreferences {
  readonly acceptContact: readonly ContactPredicate[];
  readonly rejectContact: readonly ContactPredicate[];

  /** Whether nothing was asked, so that the preferences are those that the method implies. */
  readonly isImplicit: boolean;
}

/** How preferences are read. */
export interface PreferenceOptions {
  /** Most values of Accept-Contact and Reject-Contact together (RFC 3841 section 11). Default 20. */
  readonly maxPredicates?: number;
}

/** Most values that are matched where no other limit is given (RFC 3841 section 11). */
const MAX_PREDICATES = 20;

/**
 * Reads the preferences of a caller: those of Accept-Contact and Reject-Contact (RFC 3841 section 7.2.1),
 * and where there is neither, those that the method and the event package imply (section 7.2.2).
 *
 * @param request The request.
 * @param options Limits.
 * @throws SipError for values that are none.
 * @throws PreferenceError `too-many-predicates`.
 */
export function readCallerPreferences(
  request: SipRequest,
  options: PreferenceOptions = {},
): CallerPreferences {
  const { maxPredicates = MAX_PREDICATES } = options;
  const acceptContact = readHeader(request, "Accept-Contact");
  const rejectContact = readHeader(request, "Reject-Contact");
  if (acceptContact === undefined && rejectContact === undefined) {
    return { acceptContact: [impliedBy(request)], rejectContact: [], isImplicit: true };
  }
  const count = (acceptContact?.length ?? 0) + (rejectContact?.length ?? 0);
  if (count > maxPredicates) {
    // Each is matched with each device: a long list is work for others at little cost.
    throw new PreferenceError("too-many-predicates", `more than ${maxPredicates} preferences`);
  }
  return {
    acceptContact: acceptContact ?? [],
    rejectContact: rejectContact ?? [],
    isImplicit: false,
  };
}

function impliedBy(request: SipRequest): ContactPredicate {
  const features: Feature[] = [{ tag: "methods", values: [token(request.method)] }];
  if (request.method === "SUBSCRIBE") {
    const event = readHeader(request, "Event");
    if (event !== undefined) features.push({ tag: "events", values: [token(event.token)] });
  }
  return { features, isRequired: true, isExplicit: false, parameters: [] };
}

function token(text: string): FeatureValue {
  return { kind: "token", isNegated: false, token: text };
}
