import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Authentication } from "../src/index.ts";
import {
  createDigestAuthenticator,
  digestSecret,
  type DigestAlgorithm,
  type DigestAuthenticatorOptions,
} from "../src/node.ts";

const URI = "http://xcap.test/resource-lists/users/sip:alice@example.com/index?xmlns(a=b)";
const TARGET = "/resource-lists/users/sip:alice@example.com/index?xmlns(a=b)";
const REALM = "XCAP of example.com";

const hash = (name: string, text: string): string => createHash(name).update(text).digest("hex");

function create(options: Partial<DigestAuthenticatorOptions> = {}) {
  const time = { ms: 1_700_000_000_000 };
  const authenticate = createDigestAuthenticator({
    realm: REALM,
    findUser: async (name, algorithm) =>
      name === "alice"
        ? { xui: "sip:alice@example.com", secret: digestSecret(name, REALM, "secret", algorithm) }
        : undefined,
    now: () => time.ms,
    ...options,
  });
  const ask = (authorization?: string, method = "GET"): Promise<Authentication> =>
    authenticate(
      new Request(URI, {
        method,
        headers: authorization === undefined ? {} : { Authorization: authorization },
      }),
    );
  return { ask, time };
}

function challengeOf(answer: Authentication): string {
  if (answer.kind !== "refused") throw new Error("nobody was refused");
  return answer.challenge;
}

function nonceOf(answer: Authentication, algorithm: DigestAlgorithm = "SHA-256"): string {
  const found = new RegExp(`algorithm=${algorithm}, nonce="([^"]+)"`).exec(challengeOf(answer));
  return found?.[1] ?? "";
}

const said = {
  name: "alice",
  realm: REALM,
  password: "secret",
  algorithm: "SHA-256",
  uri: TARGET,
  nc: "00000001",
  cnonce: "c",
  qop: "auth",
};

/** What a client answers to a nonce (RFC 7616 section 3.4). */
function credentials(nonce: string, given: Partial<typeof said> = {}): string {
  const { name, realm, password, algorithm, uri, nc, cnonce, qop } = { ...said, ...given };
  const hashName = algorithm === "MD5" ? "md5" : "sha256";
  const first = hash(hashName, `${name}:${realm}:${password}`);
  const second = hash(hashName, `GET:${uri}`);
  const response = hash(hashName, `${first}:${nonce}:${nc}:${cnonce}:${qop}:${second}`);
  return `Digest username="${name}", realm="${realm}", uri="${uri}", algorithm=${algorithm}, nonce="${nonce}", nc=${nc}, cnonce="${cnonce}", qop=${qop}, response="${response}"`;
}

const ALICE: Authentication = { kind: "user", user: "sip:alice@example.com" };

test("a challenge offers the better hash first", async () => {
  const challenge = challengeOf(await create().ask());
  expect(challenge).toMatch(
    /^Digest realm="XCAP of example.com", qop="auth", algorithm=SHA-256, nonce="[\w-]{40}", Digest realm="XCAP of example.com", qop="auth", algorithm=MD5, nonce="[\w-]{40}"$/,
  );
});

test.each(["SHA-256", "MD5"] as const)(
  "who knows the password signs in by %s",
  async (algorithm) => {
    const { ask } = create();
    const nonce = nonceOf(await ask(), algorithm);
    expect(await ask(credentials(nonce, { algorithm }))).toEqual(ALICE);
  },
);

test("a client that names no hash means MD5", async () => {
  const { ask } = create();
  const nonce = nonceOf(await ask());
  const md5 = credentials(nonce, { algorithm: "MD5" }).replace(" algorithm=MD5,", "");
  expect(await ask(md5)).toEqual(ALICE);
});

test.each([
  { password: "wrong" },
  { name: "bob" },
  { realm: "another" },
  { qop: "auth-int" },
  { uri: "/resource-lists/users/sip:alice@example.com/index" },
  { uri: "http://[" },
  { nc: "1" },
  { nc: "0000000g" },
  { cnonce: "" },
  { algorithm: "SHA-512-256" },
])("what is wrong is refused: %j", async (given) => {
  const { ask } = create();
  const nonce = nonceOf(await ask());
  expect(challengeOf(await ask(credentials(nonce, given)))).not.toContain("stale");
});

test.each(["Basic YTpi", "Digest", "Digest ,", 'Digest username="', `Digest ${"a".repeat(5000)}`])(
  "other credentials are refused: %s",
  async (authorization) => {
    expect((await create().ask(authorization)).kind).toBe("refused");
  },
);

test("another method needs another response", async () => {
  const { ask } = create();
  const nonce = nonceOf(await ask());
  expect((await ask(credentials(nonce), "DELETE")).kind).toBe("refused");
});

test("what was sent once is stale the second time, with another count it is not", async () => {
  const { ask } = create();
  const nonce = nonceOf(await ask());
  const second = credentials(nonce, { nc: "00000002" });
  expect(await ask(second)).toEqual(ALICE);
  expect(await ask(credentials(nonce))).toEqual(ALICE);
  const again = challengeOf(await ask(second));
  expect(again).toContain(", stale=true");
});

test("a nonce that is old, used up or not from here is not taken", async () => {
  const { ask, time } = create({ maxNonceUses: 2, nonceAgeMs: 1000 });
  const nonce = nonceOf(await ask());
  for (const nc of ["00000001", "00000002"]) {
    expect(await ask(credentials(nonce, { nc }))).toEqual(ALICE);
  }
  const usedUp = await ask(credentials(nonce, { nc: "00000003" }));
  expect(challengeOf(usedUp)).toContain("stale");
  const another = nonceOf(usedUp);
  time.ms += 1001;
  expect(challengeOf(await ask(credentials(another)))).toContain("stale");
  for (const foreign of [nonceOf(await create().ask()), "x", "A".repeat(40)]) {
    const answer = await ask(credentials(foreign));
    expect(challengeOf(answer)).not.toContain("stale");
  }
});

test("a nonce whose counts were forgotten is stale, not new", async () => {
  const { ask, time } = create({ maxNonces: 1 });
  const first = nonceOf(await ask());
  const second = nonceOf(await ask());
  expect(await ask(credentials(first))).toEqual(ALICE);
  time.ms += 1;
  const third = nonceOf(await ask());
  expect(await ask(credentials(third))).toEqual(ALICE);
  for (const nonce of [first, second]) {
    expect(challengeOf(await ask(credentials(nonce)))).toContain("stale");
  }
  expect(await ask(credentials(third, { nc: "00000002" }))).toEqual(ALICE);
});

test("who guesses does not use up the nonce of another", async () => {
  const { ask } = create();
  const nonce = nonceOf(await ask());
  await ask(credentials(nonce, { password: "guess" }));
  expect(await ask(credentials(nonce))).toEqual(ALICE);
});

// RFC 7616 section 3.9.1.
test("the secret is the H(A1) of the RFC", () => {
  const secret = digestSecret("Mufasa", "http-auth@example.org", "Circle of Life", "MD5");
  const nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  const cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  const target = hash("md5", "GET:/dir/index.html");
  expect(hash("md5", `${secret}:${nonce}:00000001:${cnonce}:auth:${target}`)).toBe(
    "8ca523f5e9506fed4657c9700eebdbec",
  );
});
