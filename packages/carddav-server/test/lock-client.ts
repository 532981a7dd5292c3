import { parseLockResponse, type Activelock } from "@callingcard/dav-xml";
import { BOOK, type TestServer, xml } from "./dav-client.ts";

export const CARD = `${BOOK}a.vcf`;

export interface LockInit {
  readonly scope?: "exclusive" | "shared";
  readonly owner?: string;
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function lockinfo({ scope = "exclusive", owner = "" }: LockInit = {}): string {
  return `<D:lockinfo><D:lockscope><D:${scope}/></D:lockscope><D:locktype><D:write/></D:locktype>${owner}</D:lockinfo>`;
}

export async function sendLock(
  server: TestServer,
  path: string,
  init: LockInit = {},
): Promise<Response> {
  return server.send("LOCK", path, {
    user: init.user,
    headers: { "Content-Type": "application/xml", ...init.headers },
    body: xml(lockinfo(init)),
  });
}

export interface Granted {
  readonly status: number;
  readonly token: string;
  /** The `If` header that submits the token, whatever else is so. */
  readonly If: string;
  readonly lock: Activelock;
}

/** Makes a lock that must be granted. */
export async function lockOk(
  server: TestServer,
  path: string,
  init: LockInit = {},
): Promise<Granted> {
  const response = await sendLock(server, path, init);
  const text = await response.text();
  const token = response.headers.get("lock-token")?.slice(1, -1) ?? "";
  const lock = parseLockResponse(text).find((one) => one.token === token);
  if (lock === undefined) throw new Error(`no lock of that token: ${text}`);
  return { status: response.status, token, If: `<${path}> (<${token}>)`, lock };
}

/** What a 423 or 412 says: status, element and hrefs. */
export async function refusalOf(response: Response): Promise<readonly unknown[]> {
  const text = await response.text();
  const condition = /<D:error[^>]*><D:([\w-]+)/.exec(text)?.[1];
  const hrefs = [...text.matchAll(/<D:href>([^<]*)<\/D:href>/g)].map(([, href]) => href);
  return [response.status, condition, ...hrefs];
}
