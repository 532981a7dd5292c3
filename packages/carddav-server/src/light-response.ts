import { lightHeaders } from "./light-headers.ts";
import { standInPrototype } from "./stand-in.ts";

interface StandIn {
  readonly status: number;
  readonly headers: Headers;
  readonly octets: Uint8Array<ArrayBuffer> | null;
  whole: Response | undefined;
}

const standIns = new WeakSet<Response>();
const takers = new WeakSet<Request>();

const PROTOTYPE = standInPrototype(Response.prototype, wholeOf);

function wholeOf(standIn: StandIn): Response {
  const { octets, status, headers } = standIn;
  return (standIn.whole ??= new Response(octets, { status, headers: [...headers] }));
}

/**
 * Makes a response whose body is there as a whole: status, headers and octets are at hand, and a `Response` of the platform is
 * made when anything else is asked for. The platform would put the octets into a stream, for others to read
 * them out again.
 *
 * @internal
 */
export function lightResponse(
  octets: Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const standIn = {
    __proto__: PROTOTYPE,
    status,
    headers: lightHeaders(Object.entries(headers)),
    octets,
    whole: undefined,
  };
  const response = standIn as unknown as Response;
  standIns.add(response);
  return response;
}

/**
 * The octets of a response; `null` when it has no body, `undefined` when that is a stream.
 *
 * @internal
 */
export function octetsOf(response: Response): Uint8Array | null | undefined {
  if (!standIns.has(response)) return undefined;
  const { octets, whole } = response as unknown as StandIn;
  return whole === undefined ? octets : undefined;
}

/**
 * Says that who sends a request takes responses that are not of the platform.
 *
 * @internal
 */
export function takeLight(request: Request): void {
  takers.add(request);
}

/**
 * Gives a response as who sent the request takes it.
 *
 * @internal
 */
export function takenBy(request: Request, response: Response): Response {
  if (takers.has(request) || !standIns.has(response)) return response;
  return wholeOf(response as unknown as StandIn);
}
