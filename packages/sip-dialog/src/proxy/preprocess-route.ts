import {
  type Address,
  getParameter,
  type Parameter,
  parseUri,
  readHeader,
  removeHeader,
  sameHeaderName,
  sameToken,
  setHeader,
  type SipRequest,
  type SipUri,
  splitValues,
  stringifyAddress,
  stringifyUri,
  withHeaders,
} from "@callingcard/sip";

/** A request of which the proxy's own routes are removed. */
export interface PreprocessedRequest {
  readonly request: SipRequest;

  /** The proxy's own values of Route that are removed, the first one first. */
  readonly ownRoutes: readonly SipUri[];
}

/** How a proxy knows its own URIs. */
export interface OwnUris {
  /**
   * Tells whether a URI with `lr` is one that this proxy puts into Record-Route, Path or Service-Route, or
   * that stands for it in a preloaded Route.
   */
  readonly isOwnRoute: (uri: SipUri) => boolean;

  /** Tells whether a `maddr` of a Request-URI is this proxy. Default: none is. */
  readonly isOwnMaddr?: (maddr: string, uri: SipUri) => boolean;
}

/**
 * Prepares a request for the choice of its targets (RFC 3261 section 16.4): where a strict router sent it, so
 * that its Request-URI is a route of this proxy, the Request-URI is taken back from the end of Route; a
 * `maddr` of this proxy goes; and the values at the beginning of Route that are this proxy's go.
 *
 * @param request The request.
 * @param own How the proxy knows its own URIs.
 * @returns The request, and what was removed.
 * @throws SipError for a Request-URI or a Route that cannot be read.
 */
export function preprocessRoute(request: SipRequest, own: OwnUris): PreprocessedRequest {
  const changed = withoutMaddr(fromStrictRouter(request, own), own);
  const ownRoutes: SipUri[] = [];
  for (const { uri: text } of readHeader(changed, "Route") ?? []) {
    const uri = parseUri(text);
    if (uri.kind !== "sip" || !isOwnRoute(uri, own)) break;
    ownRoutes.push(uri);
  }
  return { request: withoutFirstRoutes(changed, ownRoutes.length), ownRoutes };
}

// All at once: thousands of them go into one field, which is read again for each that goes by itself.
function withoutFirstRoutes(request: SipRequest, count: number): SipRequest {
  let left = count;
  const headers = request.headers.flatMap((header) => {
    if (left === 0 || !sameHeaderName(header.name, "Route")) return [header];
    const values = splitValues(header.value);
    const kept = values.slice(left);
    left -= values.length - kept.length;
    return kept.length === 0 ? [] : [{ name: header.name, value: kept.join(", ") }];
  });
  return count === 0 ? request : withHeaders(request, headers);
}

function isOwnRoute(uri: SipUri, own: OwnUris): boolean {
  return getParameter(uri.parameters, "lr") !== undefined && own.isOwnRoute(uri);
}

function fromStrictRouter(request: SipRequest, own: OwnUris): SipRequest {
  const uri = parseUri(request.requestUri);
  if (uri.kind !== "sip" || !isOwnRoute(uri, own)) return request;
  const routes = readHeader(request, "Route") ?? [];
  const last = routes.at(-1);
  if (last === undefined) return request;
  return setRoutes({ ...request, requestUri: last.uri }, routes.slice(0, -1));
}

function withoutMaddr(request: SipRequest, { isOwnMaddr }: OwnUris): SipRequest {
  const uri = parseUri(request.requestUri);
  if (isOwnMaddr === undefined || uri.kind !== "sip") return request;
  const maddr = getParameter(uri.parameters, "maddr")?.value;
  if (maddr === undefined || !isOwnMaddr(maddr, uri)) return request;
  const isKept = ({ name }: Parameter): boolean =>
    !sameToken(name, "maddr") && !sameToken(name, "transport");
  const requestUri = stringifyUri({
    ...uri,
    port: undefined,
    parameters: uri.parameters.filter(isKept),
  });
  return { ...request, requestUri };
}

/**
 * Gives a request other values of Route.
 *
 * @param request The request.
 * @param routes The values, the first one first.
 * @internal
 */
export function setRoutes(request: SipRequest, routes: readonly Address[]): SipRequest {
  return routes.length === 0
    ? removeHeader(request, "Route")
    : setHeader(request, "Route", routes.map(stringifyAddress).join(", "));
}
