import {
  createResponse,
  findHeaders,
  type HeaderField,
  type SipRequest,
  type SipResponse,
  withHeaders,
} from "@callingcard/sip";

/** Statuses that tell a client how to ask again (RFC 3261 section 16.7 item 6). */
const INFORMATIVE: readonly number[] = [401, 407, 415, 420, 484];

/** Statuses that say less of the one who is called than others of their class. */
const WEAK: readonly number[] = [408, 430, 480, 487];

/**
 * Chooses the response that goes back when nobody accepted (RFC 3261 section 16.7 items 6 and 7): one of
 * the 6xx, else one of the lowest class, first those that help to ask again. The challenges of all are in a
 * 401 or 407. A 503 becomes a 500, since this proxy is not the one that is overloaded, and a 430 becomes a
 * 480, since it is meant for this proxy alone (RFC 5626 section 11).
 *
 * @param request The request as it came.
 * @param responses The final responses, without the proxy's Via, in the order in which they came.
 * @param toTag Tag of To where the proxy makes the response.
 * @returns The response; a 408 where there was none.
 */
export function chooseResponse(
  request: SipRequest,
  responses: readonly SipResponse[],
  toTag: string,
): SipResponse {
  const [best] = responses.toSorted((left, right) => rank(left) - rank(right));
  if (best === undefined) return createResponse(request, 408, { toTag });
  if (best.statusCode === 503) return createResponse(request, 500, { toTag });
  if (best.statusCode === 430) return createResponse(request, 480, { toTag });
  if (best.statusCode !== 401 && best.statusCode !== 407) return best;
  const others = responses.filter((response) => response !== best).flatMap(challengesOf);
  return withHeaders(best, [...best.headers, ...others]);
}

// By class, the 6xx first; within the class by what the response says.
function rank({ statusCode }: SipResponse): number {
  const ofClass = statusCode >= 600 ? 0 : Math.trunc(statusCode / 100);
  const within = INFORMATIVE.includes(statusCode) ? 0 : WEAK.includes(statusCode) ? 2 : 1;
  return 10 * ofClass + within + (statusCode === 503 ? 1 : 0);
}

function challengesOf(response: SipResponse): readonly HeaderField[] {
  if (response.statusCode !== 401 && response.statusCode !== 407) return [];
  return [
    ...findHeaders(response, "WWW-Authenticate"),
    ...findHeaders(response, "Proxy-Authenticate"),
  ];
}
