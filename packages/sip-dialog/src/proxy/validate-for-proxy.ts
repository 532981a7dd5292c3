import {
  getParameter,
  type HeaderField,
  hasToken,
  parseUri,
  readHeader,
  SipError,
  type SipRequest,
  type Via,
} from "@callingcard/sip";
import { digestOf } from "./loop-digest.ts";

/** What a proxy knows of itself when it looks at a request. */
export interface ValidateOptions {
  /** Tells whether a value of Via is one of those that this proxy puts in. Default: none is. */
  readonly isOwnVia?: (via: Via) => boolean;

  /** What `loopDigest` gives for the request. Default: loops are not looked for. */
  readonly digest?: string;

  /** Option tags of Proxy-Require that are supported, in lower case. Default none. */
  readonly extensions?: readonly string[];

  /** Schemes of Request-URIs that are understood, in lower case. Default `sip`, `sips`, `tel`. */
  readonly schemes?: readonly string[];

  /** Highest Max-Breadth, and that of a request without one (RFC 5393 section 5.3.3). Default 60. */
  readonly maxBreadth?: number;
}

/** Whether a proxy may forward a request. */
export type ProxyValidation =
  | {
      readonly kind: "valid";

      /** Branches that may be open at one time: the Incoming Max-Breadth (RFC 5393 section 5.3.2). */
      readonly breadth: number;
    }
  | {
      readonly kind: "refused";

      /** 400, 416, 420, 440, 482 or 483. */
      readonly statusCode: number;

      /** Where RFC 3261 has none for the status. */
      readonly reasonPhrase: string | undefined;

      /** Those that the response has to have. */
      readonly headers: readonly HeaderField[];
    };

/** RFC 5393 section 5.3.3. */
const MAX_BREADTH = 60;

/**
 * Judges whether a request can be forwarded (RFC 3261 section 16.3, RFC 5393 sections 4.2.2 and 5.3.3):
 * what the proxy has to read can be read, the scheme is known, Max-Forwards and Max-Breadth are not used up,
 * it is no loop, and Proxy-Require asks for nothing that is not supported. It says nothing of credentials.
 *
 * @param request The request.
 * @param options What the proxy knows of itself.
 * @returns `valid`, or the response that is to be given.
 */
export function validateForProxy(
  request: SipRequest,
  options: ValidateOptions = {},
): ProxyValidation {
  const { schemes = ["sip", "sips", "tel"], extensions = [], maxBreadth = MAX_BREADTH } = options;
  try {
    if (!schemes.includes(schemeOf(request.requestUri))) return refused(416);
    readHeader(request, "Route");
    readHeader(request, "Record-Route");
    if (readHeader(request, "Max-Forwards") === 0) return refused(483);
    const vias = readHeader(request, "Via") ?? [];
    if (options.digest !== undefined && isLoop(vias, options.digest, options.isOwnVia)) {
      return refused(482);
    }
    const required = readHeader(request, "Proxy-Require") ?? [];
    const unsupported = required.filter((tag) => !hasToken(extensions, tag));
    if (unsupported.length > 0) {
      return refused(420, [{ name: "Unsupported", value: unsupported.join(", ") }]);
    }
    const breadth = Math.min(readHeader(request, "Max-Breadth") ?? maxBreadth, maxBreadth);
    if (breadth === 0) return refused(440, [], "Max-Breadth Exceeded");
    return { kind: "valid", breadth };
  } catch (error) {
    if (error instanceof SipError) return refused(400);
    throw error;
  }
}

function schemeOf(text: string): string {
  const uri = parseUri(text);
  return uri.kind === "tel" ? "tel" : uri.scheme.toLowerCase();
}

function isLoop(
  vias: readonly Via[],
  digest: string,
  isOwnVia: (via: Via) => boolean = () => false,
): boolean {
  return vias.some((via) => {
    const branch = getParameter(via.parameters, "branch")?.value;
    return branch !== undefined && digestOf(branch) === digest && isOwnVia(via);
  });
}

function refused(
  statusCode: number,
  headers: readonly HeaderField[] = [],
  reasonPhrase?: string,
): ProxyValidation {
  return { kind: "refused", statusCode, reasonPhrase, headers };
}
