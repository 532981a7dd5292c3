import { addressAndDomain } from "./address.ts";

/** What a policy is asked about. */
export interface PolicyRequest {
  /** The URIs as which the originator is authenticated; none for one who is not. */
  readonly originator: readonly string[];
  /** Whether the originator wants to be unknown to the owner. Default: nobody is authenticated. */
  readonly isAnonymous?: boolean;
  /** The instant of the request, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly instantMs: number;
  /** The state that the owner of the policy is in. Default: none that is known. */
  readonly sphere?: string;
  /** The enabler of the service that is asked for, such as `CPM`. Default: none. */
  readonly service?: string;
  /** The media of the request, by the names of elements of `media-list`. Default: none. */
  readonly media?: readonly string[];
  /**
   * Tells whether a canonical address is in the list of `external-list`. Default: it is in none.
   */
  readonly isListMember?: (anchor: string, address: string) => boolean;
}

/** An authenticated URI, ready to be compared. */
export interface Identity {
  readonly address: string;
  /** In ASCII and lower case; absent for a telephone number. */
  readonly domain: string | undefined;
}

/** A request while a policy is evaluated. */
export interface Evaluation {
  readonly request: PolicyRequest;
  readonly identities: readonly Identity[];
  /** Whether an identity condition of any rule names the originator; absent before it is asked. */
  isNamed: boolean | undefined;
}

/**
 * Makes a request ready to be evaluated.
 *
 * @param request The request.
 */
export function evaluationOf(request: PolicyRequest): Evaluation {
  return { request, identities: request.originator.map(identityOf), isNamed: undefined };
}

function identityOf(uri: string): Identity {
  const { address, domain } = addressAndDomain(uri);
  return { address, domain: domain === undefined ? undefined : asciiDomain(domain) };
}

/**
 * Makes domains comparable (RFC 4745 section 7.1.3): percent-encoding is decoded, labels are converted
 * to ASCII, and letters to lower case.
 *
 * @param domain The domain.
 * @returns The domain as it is, in lower case, if it cannot be converted.
 */
export function asciiDomain(domain: string): string {
  if (/^[\w.-]*$/.test(domain)) return domain.toLowerCase();
  try {
    const decoded = decodeURIComponent(domain);
    // What parts a URL is no part of a domain: what is before or behind it would be lost.
    if (/[\0- /\\?#@:]/.test(decoded)) return domain.toLowerCase();
    return /^[\w.-]*$/.test(decoded)
      ? decoded.toLowerCase()
      : new URL(`http://${decoded}/`).hostname;
  } catch {
    return domain.toLowerCase();
  }
}
