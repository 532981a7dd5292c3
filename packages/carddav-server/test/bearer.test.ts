import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { createBearerAuthenticator, type BearerAuthenticatorOptions } from "../src/bearer.ts";
import { createCardDavHandler } from "../src/index.ts";
import { createBasicAuthenticator, hashPassword, serveCardDav } from "../src/node.ts";
import { createMemoryStore } from "./memory-store.ts";
import { AUDIENCE, startIssuer, type OidcIssuer } from "./oidc-issuer.ts";

interface Answer {
  readonly status: number;
  readonly challenge: string | null;
  readonly text: string;
}

interface Served {
  readonly issuer: OidcIssuer;
  readonly problems: readonly unknown[];
  readonly send: (authorization?: string) => Promise<Answer>;
  readonly bearer: (token: string) => Promise<Answer>;
}

/** A server that listens, with the users `ada` and `ada@example.org`, and an issuer. */
async function serve(options: Partial<BearerAuthenticatorOptions> = {}): Promise<Served> {
  const issuer = await startIssuer();
  const store = createMemoryStore();
  for (const user of ["ada", "ada@example.org"]) {
    await store.addUser(user, await hashPassword("secret", { cost: 1024 }));
  }
  const problems: unknown[] = [];
  const basic = createBasicAuthenticator({ users: store });
  const authenticate = createBearerAuthenticator(
    {
      users: store,
      issuer: issuer.url,
      audience: AUDIENCE,
      cooldownMs: 0,
      onProblem: (error) => problems.push(error),
      ...options,
    },
    basic,
  );
  const server = await serveCardDav(createCardDavHandler({ store, authenticate }));
  onTestFinished(() => server.close(0));
  const body =
    '<D:propfind xmlns:D="DAV:"><D:prop><D:current-user-principal/></D:prop></D:propfind>';
  const send = async (authorization?: string): Promise<Answer> => {
    const response = await fetch(server.url, {
      method: "PROPFIND",
      headers: {
        Depth: "0",
        "Content-Type": "application/xml",
        ...(authorization !== undefined && { authorization }),
      },
      body,
    });
    const challenge = response.headers.get("www-authenticate");
    return { status: response.status, challenge, text: await response.text() };
  };
  return { issuer, problems, send, bearer: (token) => send(`Bearer ${token}`) };
}

const BOTH = 'Basic realm="Callingcard", charset="UTF-8", Bearer realm="Callingcard"';
const INVALID = { status: 401, challenge: `${BOTH}, error="invalid_token"` };

test("a challenge names both schemes, and a password signs in as before", async () => {
  const { issuer, send } = await serve();
  expect(await send()).toMatchObject({ status: 401, challenge: BOTH });
  expect(await send(`Basic ${btoa("ada:wrong")}`)).toMatchObject({ status: 401, challenge: BOTH });
  expect(await send(`Basic ${btoa("ada:secret")}`)).toMatchObject({ status: 207 });
  expect(issuer.asked).toEqual([]);
});

test("a token of the issuer signs in the user that it names, and the keys are asked for once", async () => {
  const { issuer, bearer } = await serve();
  for (let count = 0; count < 3; count++) {
    const { status, text } = await bearer(await issuer.token());
    expect(status).toBe(207);
    expect(text).toContain("/principals/ada/");
  }
  expect(issuer.asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
});

describe("is refused:", () => {
  const past = Math.floor(Date.now() / 1_000) - 31;

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["a token of another issuer", { iss: "https://other.example" }],
    ["a token for another audience", { aud: "mail" }],
    ["a token without audience", { aud: undefined }],
    ["a token that has expired", { exp: past }],
    ["a token that does not expire", { exp: undefined }],
    ["a token that is not valid yet", { nbf: past + 120 }],
    ["a token for nobody", { sub: undefined }],
    ["a token for who is no user", { sub: "eve" }],
    ["a token whose user is no text", { sub: 7 }],
  ])("%s", async (_, claims) => {
    const { issuer, bearer } = await serve();
    expect(await bearer(await issuer.token(claims))).toMatchObject(INVALID);
  });

  test("a token that somebody else signed, or nobody, or with a key that all know", async () => {
    const { issuer, bearer } = await serve();
    const other = await startIssuer();
    const claims = { iss: issuer.url, aud: AUDIENCE, sub: "ada", exp: past + 3_600 };
    expect(await bearer(await other.token({ iss: issuer.url }))).toMatchObject(INVALID);
    expect(await bearer(new UnsecuredJWT(claims).encode())).toMatchObject(INVALID);
    const keys = await (await fetch(`${issuer.url}/keys`)).text();
    const forged = new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "key-1" });
    expect(await bearer(await forged.sign(new TextEncoder().encode(keys)))).toMatchObject(INVALID);
  });

  test("what is no token, or too long", async () => {
    const { issuer, send, bearer } = await serve();
    for (const text of ["", "x", "a.b.c", "🂡"]) {
      expect(await send(`Bearer ${encodeURI(text)}`)).toMatchObject({ status: 401 });
    }
    expect(await bearer(await issuer.token({ filler: "x".repeat(5_000) }))).toMatchObject({
      status: 207,
    });
    expect(await bearer(await issuer.token({ filler: "x".repeat(7_000) }))).toMatchObject(INVALID);
  });
});

test("a key that the issuer changes to is taken, and the old one is not any more", async () => {
  const { issuer, bearer } = await serve();
  const old = await issuer.token();
  expect(await bearer(old)).toMatchObject({ status: 207 });
  await issuer.rotate();
  expect(await bearer(await issuer.token())).toMatchObject({ status: 207 });
  expect(await bearer(old)).toMatchObject(INVALID);
});

test("keys that are not known have the issuer asked no more often than the cooldown", async () => {
  const { issuer, bearer } = await serve({ cooldownMs: 60_000 });
  await bearer(await issuer.token());
  await issuer.rotate();
  for (let count = 0; count < 5; count++) {
    expect(await bearer(await issuer.token())).toMatchObject(INVALID);
  }
  expect(issuer.asked).toHaveLength(2);
});

test("the clock is an option", async () => {
  let nowMs = Date.now();
  const { issuer, bearer } = await serve({ now: () => nowMs });
  const token = await issuer.token();
  expect(await bearer(token)).toMatchObject({ status: 207 });
  nowMs += 3_600_000 + 29_000;
  expect(await bearer(token)).toMatchObject({ status: 207 });
  nowMs += 2_000;
  expect(await bearer(token)).toMatchObject(INVALID);
});

test("another claim may name the user; an e-mail address only where it was verified", async () => {
  const { issuer, bearer } = await serve({ claim: "email" });
  const claims = { sub: "x", email: "ada@example.org" };
  const answer = await bearer(await issuer.token({ ...claims, email_verified: true }));
  expect(answer).toMatchObject({ status: 207 });
  expect(answer.text).toContain("/principals/ada@example.org/");
  expect(await bearer(await issuer.token(claims))).toMatchObject(INVALID);
});

test("while the issuer cannot be asked, tokens are answered 503, and passwords go on", async () => {
  const { issuer, bearer, send, problems } = await serve();
  issuer.fail(true);
  expect(await bearer(await issuer.token())).toMatchObject({ status: 503 });
  expect(problems).toHaveLength(1);
  expect(await send(`Basic ${btoa("ada:secret")}`)).toMatchObject({ status: 207 });
  issuer.fail(false);
  expect(await bearer(await issuer.token())).toMatchObject({ status: 207 });
});

test("metadata of another issuer are not believed", async () => {
  const other = await startIssuer();
  const { issuer, bearer, problems } = await serve({
    fetch: (url, init) => fetch(url.replace(/^http:\/\/[^/]+/, other.url), init),
  });
  expect(await bearer(await issuer.token())).toMatchObject({ status: 503 });
  expect(problems).toEqual([new Error("metadata are those of another issuer")]);
});
