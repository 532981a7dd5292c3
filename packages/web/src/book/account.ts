import {
  CARDDAV,
  carddav,
  DAV,
  dav,
  type DavResponse,
  propfindElement,
} from "@callingcard/dav-xml";
import type { ExpandedName } from "@callingcard/xml";
import { type DavClient, DavFailure } from "./dav-client.ts";
import { multistatus, valueOf } from "./multistatus.ts";

/** An address book. */
export interface Book {
  readonly href: string;
  readonly name: string;
}

/** Where discovery begins (RFC 6764 section 5). */
const WELL_KNOWN = "/.well-known/carddav";

/**
 * Finds the address books of who is signed in, from nothing but the server (RFC 6764 section 6).
 *
 * @param client The client.
 * @returns The books, in the order of the server.
 * @throws DavFailure 401 for a wrong password, 404 when there is no address book home.
 */
export async function findBooks(client: DavClient): Promise<readonly Book[]> {
  const [root] = await propfind(client, WELL_KNOWN, "0", [dav("current-user-principal")]);
  const principal = root && valueOf(root, DAV, "current-user-principal");
  if (principal?.kind !== "href") throw noHome();
  const home = carddav("addressbook-home-set");
  const [owner] = await propfind(client, principal.href, "0", [home]);
  const homes = owner && valueOf(owner, CARDDAV, "addressbook-home-set");
  const [href] = homes ?? [];
  if (href === undefined) throw noHome();
  const names = [dav("resourcetype"), dav("displayname")];
  const members = await propfind(client, href, "1", names);
  return members.filter(isBook).map(bookOf);
}

/**
 * Asks for properties.
 *
 * @param client The client.
 * @param href What is asked.
 * @param depth `0` for itself, `1` for its members too.
 * @param names The properties.
 * @returns The responses.
 * @throws DavFailure.
 */
export async function propfind(
  client: DavClient,
  href: string,
  depth: "0" | "1",
  names: readonly ExpandedName[],
): Promise<readonly DavResponse[]> {
  const body = propfindElement({ kind: "prop", names });
  const responses: DavResponse[] = [];
  for await (const one of multistatus(client, "PROPFIND", href, {
    headers: { Depth: depth },
    body,
  })) {
    responses.push(one);
  }
  return responses;
}

function isBook(response: DavResponse): boolean {
  const types = valueOf(response, DAV, "resourcetype") ?? [];
  return types.some(({ namespace, local }) => namespace === CARDDAV && local === "addressbook");
}

function bookOf(response: DavResponse): Book {
  const { href } = response;
  const name = valueOf(response, DAV, "displayname")?.text ?? "";
  return { href, name: name === "" ? lastSegment(href) : name };
}

function lastSegment(href: string): string {
  const segment = href.replace(/\/$/, "").split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function noHome(): DavFailure {
  return new DavFailure(404, "The server names no address books for this user.");
}
