import { createAttachment } from "./attachment.ts";
import { streamOf, type Chunks } from "./chunks.ts";
import { lightHeaders } from "./light-headers.ts";
import { standInPrototype } from "./stand-in.ts";

/** A body: there as a whole, made as it is asked for, or none. */
export type LightBody = Uint8Array<ArrayBuffer> | Chunks | null;

const takers = createAttachment<Request, true>("takes responses that are not of the platform");

/** Stands in for a response: a class, because objects of one are made fastest. */
class LightResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly lightBody: LightBody;
  whole: Response | undefined = undefined;

  constructor(lightBody: LightBody, status: number, headers: Headers) {
    this.lightBody = lightBody;
    this.status = status;
    this.headers = headers;
  }
}

Object.setPrototypeOf(LightResponse.prototype, standInPrototype(Response.prototype, wholeOf));

function wholeOf(standIn: LightResponse): Response {
  const { lightBody, status, headers } = standIn;
  const body = isMade(lightBody) ? lightBody : streamOf(lightBody);
  return (standIn.whole ??= new Response(body, { status, headers: [...headers] }));
}

function isMade(body: LightBody): body is Uint8Array<ArrayBuffer> | null {
  return body === null || body instanceof Uint8Array;
}

/**
 * Makes a response of what is at hand: status, headers and a body. A `Response` of the platform is made when anything
 * else is asked for; it would put octets into a stream, for others to read them out again.
 *
 * @internal
 */
export function lightResponse(
  body: LightBody,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const fields: string[] = [];
  for (const name of Object.keys(headers)) fields.push(name, headers[name] ?? "");
  return createLight(body, status, lightHeaders(fields));
}

/**
 * Gives a response another body.
 *
 * @param response Of which only the body may have been asked for.
 * @param change Gives the body that is to be in place of another one.
 *
 * @internal
 */
export function withBody(response: Response, change: (body: LightBody) => LightBody): Response {
  const body = lightBodyOf(response) ?? null;
  const changed = change(body);
  return changed === body ? response : createLight(changed, response.status, response.headers);
}

function isStandIn(response: Response): response is Response & LightResponse {
  return response instanceof LightResponse;
}

function createLight(lightBody: LightBody, status: number, headers: Headers): Response {
  return new LightResponse(lightBody, status, headers) as unknown as Response;
}

/**
 * The body of a response; `undefined` when it is one of the platform.
 *
 * @internal
 */
export function lightBodyOf(response: Response): LightBody | undefined {
  if (!isStandIn(response)) return undefined;
  const { lightBody, whole } = response;
  return whole === undefined ? lightBody : undefined;
}

/**
 * Says that who sends a request takes responses that are not of the platform.
 *
 * @internal
 */
export function takeLight(request: Request): void {
  takers.set(request, true);
}

/**
 * Gives a response as who sent the request takes it.
 *
 * @internal
 */
export function takenBy(request: Request, response: Response): Response {
  if (takers.get(request) === true || !isStandIn(response)) return response;
  return wholeOf(response);
}
