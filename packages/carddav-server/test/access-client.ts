import { parseMultistatus, type Multistatus } from "@callingcard/dav-xml";
import type { CardDavHandlerOptions } from "../src/index.ts";
import type { Privilege } from "../src/access/privilege.ts";
import { createPrincipals, type PrincipalDirectory } from "../src/access/principal-directory.ts";
import { BOOK, createServerWithBook, vcard, xml, type TestServer } from "./dav-client.ts";

export const CARD = `${BOOK}a.vcf`;

/** Ada, Bob, Eve and the group `team`, of which Bob is a member. */
export function people(): PrincipalDirectory {
  const names = ["ada", "bob", "eve"];
  return createPrincipals({
    users: {
      findPasswordHash: async (name) => (names.includes(name) ? "" : undefined),
      listUsers: async () => names,
    },
    groups: new Map([["team", ["bob"]]]),
  });
}

/** A server on which Ada has the book `contacts` with the card `a.vcf`, and the others have nothing. */
export async function createSharedServer(
  options: Partial<CardDavHandlerOptions> = {},
): Promise<TestServer> {
  const server = await createServerWithBook({ principals: people(), ...options });
  await write(server, CARD, "1", "ada");
  return server;
}

export function write(
  server: TestServer,
  path: string,
  uid: string,
  user: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = vcard({ uid });
  return server.send("PUT", path, {
    user,
    headers: { "Content-Type": "text/vcard", ...headers },
    body,
  });
}

/** Sends XML as somebody. */
export function sendAs(
  server: TestServer,
  user: string,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { "Content-Type": "application/xml", Depth: "0", ...headers };
  return server.send(method, path, { user, headers: all, body: xml(body) });
}

/** Sends XML as somebody, and reads the multistatus that must come. */
export async function askAs(
  server: TestServer,
  user: string,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Multistatus> {
  const response = await sendAs(server, user, method, path, body, headers);
  const text = await response.text();
  if (response.status !== 207) throw new Error(`status ${response.status}: ${text}`);
  return parseMultistatus(text);
}

export function ace(
  principal: string,
  privileges: readonly string[],
  action: "grant" | "deny" = "grant",
): string {
  const all = privileges.map((one) => `<D:privilege><D:${one}/></D:privilege>`).join("");
  return `<D:ace><D:principal>${principal}</D:principal><D:${action}>${all}</D:${action}></D:ace>`;
}

export function hrefOf(user: string): string {
  return `<D:href>/principals/${user}/</D:href>`;
}

/** Sets the list of Ada's book as Ada. */
export function setAcl(server: TestServer, ...aces: readonly string[]): Promise<Response> {
  return sendAs(server, "ada", "ACL", BOOK, `<D:acl>${aces.join("")}</D:acl>`);
}

/** Lets Bob do something with Ada's book. */
export async function grantBob(
  server: TestServer,
  ...privileges: readonly Privilege[]
): Promise<void> {
  const response = await setAcl(server, ace(hrefOf("bob"), privileges));
  if (response.status !== 200) throw new Error(await response.text());
}

/** The privileges that a refusal names, each with its path. */
export async function lacking(response: Response): Promise<readonly string[]> {
  const text = await response.text();
  if (response.status !== 403) throw new Error(`status ${response.status}: ${text}`);
  const found = text.matchAll(
    /<D:resource><D:href>([^<]*)<\/D:href><D:privilege><D:([\w-]+)\/><\/D:privilege><\/D:resource>/g,
  );
  return [...found].map(([, href, privilege]) => `${privilege} ${href}`);
}
