import {
  type DavResponse,
  MultistatusDecoder,
  parseLivePropertyValue,
  type LivePropertyKind,
  type LivePropertyValues,
} from "@callingcard/dav-xml";
import type { XmlElement } from "@callingcard/xml";
import type { DavClient, DavRequest } from "./dav-client.ts";

/** The end of a multistatus: what stands behind its responses. */
export interface MultistatusEnd {
  readonly syncToken: string | undefined;
}

/**
 * Sends a request that is answered with a multistatus, and reads its responses as they arrive.
 *
 * @param client The client.
 * @param method `PROPFIND` or `REPORT`.
 * @param href What is asked.
 * @param request Depth and the like, and the body.
 * @yields The responses.
 * @returns What stands behind them.
 * @throws DavFailure, and the errors of `MultistatusDecoder`.
 */
export async function* multistatus(
  client: DavClient,
  method: "PROPFIND" | "REPORT",
  href: string,
  request: DavRequest,
): AsyncGenerator<DavResponse, MultistatusEnd> {
  const { body } = await client.send(method, href, request);
  const decoder = new MultistatusDecoder();
  if (body !== null) {
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield* decoder.push(part.value);
    }
  }
  yield* decoder.end();
  return { syncToken: decoder.syncToken };
}

/**
 * Finds a property that a response has with status 200.
 *
 * @param response The response.
 * @param namespace Namespace of the property.
 * @param local Its local name.
 * @returns The property, or `undefined`.
 */
export function propertyOf(
  response: DavResponse,
  namespace: string,
  local: string,
): XmlElement | undefined {
  return response.propstats
    .filter(({ status }) => status === 200)
    .flatMap(({ properties }) => properties)
    .find((property) => property.local === local && property.namespace === namespace);
}

/**
 * Reads a live property of a response.
 *
 * @param response The response.
 * @param namespace Namespace of the property.
 * @param kind Its local name.
 * @returns The value; `undefined` if the response does not have it.
 * @throws DavXmlError if it is malformed.
 */
export function valueOf<Kind extends LivePropertyKind>(
  response: DavResponse,
  namespace: string,
  kind: Kind,
): LivePropertyValues[Kind] | undefined {
  const property = propertyOf(response, namespace, kind);
  return property === undefined ? undefined : parseLivePropertyValue(kind, property);
}
