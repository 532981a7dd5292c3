import {
  type Condition,
  parseConditions,
  stringifyDav,
  type UnknownCondition,
} from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { textContent, type XmlElement } from "@callingcard/xml";

/** Who signs in, and where. */
export interface DavClientOptions {
  /** Origin of the server, such as `https://contacts.example.org`. */
  readonly origin: string;
  readonly user: string;
  readonly password: string;
  /** Sends a request. Default: `fetch` of the platform. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What a request has beside its method and its href. */
export interface DavRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** Body: text, or an element that is written as XML. */
  readonly body?: string | XmlElement;
  /** Gives the request up. */
  readonly signal?: AbortSignal;
}

/** Sends requests to a CardDAV server as one user, who is known to it alone. */
export interface DavClient {
  /**
   * Sends a request.
   *
   * @param method Such as `PROPFIND`.
   * @param href Path on the server, or an absolute URL of the same origin.
   * @param request Headers and body.
   * @returns An answer with a status below 300.
   * @throws DavFailure for every other one, and RangeError for an href of another origin.
   */
  send(method: string, href: string, request?: DavRequest): Promise<Response>;
}

/** An answer other than success. */
export class DavFailure extends Error {
  readonly status: number;

  /** What `DAV:error` says (RFC 4918 section 16). */
  readonly conditions: readonly Condition[];

  /**
   * @param status Status of the answer.
   * @param message What a person is told.
   * @param conditions What `DAV:error` said.
   */
  constructor(status: number, message: string, conditions: readonly Condition[] = []) {
    super(message);
    this.name = "DavFailure";
    this.status = status;
    this.conditions = conditions;
  }
}

/**
 * Makes a client. The password is kept in memory alone, and goes into each request: no cookie, so that nobody
 * else's page can send requests with it.
 *
 * @param options Who signs in, and where.
 * @returns The client.
 */
export function createDavClient(options: DavClientOptions): DavClient {
  const { origin, user, password, fetch: send = (request: Request) => fetch(request) } = options;
  const authorization = `Basic ${base64(`${user}:${password}`)}`;
  return {
    async send(method, href, { headers = {}, body, signal } = {}) {
      const url = new URL(href, origin);
      // A server that names another one must not be told the password.
      if (url.origin !== new URL(origin).origin) throw new RangeError("href of another server");
      const isXml = body !== undefined && typeof body !== "string";
      const response = await send(
        new Request(url, {
          method,
          headers: {
            Authorization: authorization,
            ...(isXml && { "Content-Type": "application/xml; charset=utf-8" }),
            ...headers,
          },
          // Without this, a browser asks for a password itself when an answer is 401.
          credentials: "omit",
          cache: "no-store",
          ...(body !== undefined && { body: isXml ? stringifyDav(body) : body }),
          ...(signal !== undefined && { signal }),
        }),
      );
      if (response.ok) return response;
      throw await failureOf(response);
    },
  };
}

async function failureOf(response: Response): Promise<DavFailure> {
  const { status } = response;
  const text = await response.text().catch(() => "");
  if (!(response.headers.get("content-type") ?? "").includes("xml")) {
    const reason = text.trim().slice(0, 300);
    return new DavFailure(status, reason === "" ? reasonOf(status) : reason);
  }
  const said = conditionsOf(text);
  const conditions = said.filter((condition) => condition.kind !== "unknown");
  const description = said
    .filter((condition) => condition.kind === "unknown")
    .find(({ element }) => element.local === "responsedescription");
  const kinds = conditions.map(({ kind }) => kind.replaceAll("-", " ")).join(", ");
  const reason = description === undefined ? kinds : textContent(description.element).slice(0, 300);
  return new DavFailure(status, reason === "" ? reasonOf(status) : reason, conditions);
}

function conditionsOf(text: string): readonly (Condition | UnknownCondition)[] {
  try {
    return parseConditions(text);
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

const REASONS: ReadonlyMap<number, string> = new Map([
  [401, "The user name or the password is wrong."],
  [403, "The server does not allow that."],
  [404, "It is not there any more."],
  [412, "It was changed in the meantime."],
  [413, "It is too large for the server."],
  [429, "Too many attempts. Wait a little and try again."],
  [503, "The server is busy. Try again."],
  [507, "The server has no room left."],
]);

function reasonOf(status: number): string {
  return REASONS.get(status) ?? `The server answered with status ${status}.`;
}

// RFC 7617 section 2.1: in UTF-8, which the server's challenge asks for.
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
