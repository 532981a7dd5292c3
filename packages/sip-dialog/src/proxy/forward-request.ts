import {
  findHeader,
  getParameter,
  type Parameter,
  parseUri,
  prependHeader,
  readHeader,
  sameHeaderName,
  sameToken,
  setHeader,
  type SipRequest,
  stringifyUri,
  withHeaders,
} from "@callingcard/sip";
import { setRoutes } from "./preprocess-route.ts";

/** What a proxy changes in a request that it forwards. */
export interface ForwardOptions {
  /** The new Request-URI. Default the one of the request. */
  readonly target?: string;

  /** The value of the new Via, with its branch. */
  readonly via: string;

  /** Values put in front of Route, such as a Path; each with angle brackets. Default none. */
  readonly routes?: readonly string[];

  /** Values put in front of Record-Route; each with angle brackets and `lr`. Default none. */
  readonly recordRoute?: readonly string[];

  /** The Max-Breadth of this copy (RFC 5393 section 5.3.3). Default the one of the request, or none. */
  readonly maxBreadth?: number;
}

/** A request that is ready to be sent. */
export interface ForwardedRequest {
  readonly request: SipRequest;

  /** The URI that says where it is sent: the first Route, or the Request-URI. */
  readonly nextHop: string;

  /** Whether the next hop has to be reached by TLS, since the request is for a SIPS URI. */
  readonly isSecure: boolean;
}

/** RFC 3261 section 16.6 item 3. */
const MAX_FORWARDS = 70;

/**
 * Makes the copy of a request that goes to one target (RFC 3261 section 16.6 items 1 to 8): Request-URI
 * without what may not stand in one, Max-Forwards, Record-Route, Route, and for a first Route without `lr` the
 * exchange that a strict router wants, then the Via. All else stays as it is written.
 *
 * @param request The request, after `preprocessRoute`.
 * @param options What is changed.
 * @returns The copy, and where it goes.
 * @throws SipError for a Request-URI, Max-Forwards or Route that cannot be read.
 */
export function forwardRequest(request: SipRequest, options: ForwardOptions): ForwardedRequest {
  const { target = request.requestUri, routes = [], recordRoute = [] } = options;
  let copy: SipRequest = { ...request, requestUri: requestUriOf(target) };
  const maxForwards = readHeader(copy, "Max-Forwards");
  copy = setHeader(copy, "Max-Forwards", String((maxForwards ?? MAX_FORWARDS + 1) - 1));
  if (options.maxBreadth !== undefined) {
    copy = setHeader(copy, "Max-Breadth", String(options.maxBreadth));
  }
  if (recordRoute.length > 0) copy = putFirst(copy, "Record-Route", recordRoute.join(", "));
  if (routes.length > 0) copy = putFirst(copy, "Route", routes.join(", "));
  const [first, ...others] = readHeader(copy, "Route") ?? [];
  const isSecure = parseUri(copy.requestUri).kind === "sip" && /^sips:/i.test(copy.requestUri);
  let nextHop = first?.uri ?? copy.requestUri;
  if (first !== undefined && !isLoose(first.uri)) {
    const last = { displayName: undefined, uri: copy.requestUri, parameters: [] };
    copy = setRoutes({ ...copy, requestUri: requestUriOf(first.uri) }, [...others, last]);
    nextHop = copy.requestUri;
  }
  return { request: prependHeader(copy, "Via", options.via), nextHop, isSecure };
}

function isLoose(route: string): boolean {
  const uri = parseUri(route);
  return uri.kind === "sip" && getParameter(uri.parameters, "lr") !== undefined;
}

// A Request-URI has no header fields and no method (RFC 3261 section 19.1.1, table 1).
function requestUriOf(text: string): string {
  const uri = parseUri(text);
  if (uri.kind !== "sip") return text;
  const isKept = ({ name }: Parameter): boolean => !sameToken(name, "method");
  if (uri.headers.length === 0 && uri.parameters.every(isKept)) return text;
  return stringifyUri({ ...uri, headers: [], parameters: uri.parameters.filter(isKept) });
}

// In front of the other fields of its name; where there is none, behind the Vias.
function putFirst(request: SipRequest, name: string, value: string): SipRequest {
  if (findHeader(request, name) !== undefined) return prependHeader(request, name, value);
  const { headers } = request;
  const place = headers.findLastIndex((header) => sameHeaderName(header.name, "Via")) + 1;
  return withHeaders(request, headers.toSpliced(place, 0, { name, value }));
}
