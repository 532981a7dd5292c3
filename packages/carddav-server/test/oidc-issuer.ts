import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from "jose";
import { onTestFinished } from "vitest";

/** Whom the tokens are for. */
export const AUDIENCE = "address-book";

/** An issuer of tokens that listens. */
export interface OidcIssuer {
  readonly url: string;
  /** What its server was asked for. */
  readonly asked: readonly string[];
  /** Makes a token for `ada`, an hour long, with claims that differ; `undefined` leaves one out. */
  readonly token: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Takes another key for what is signed from now on, and publishes it alone. */
  readonly rotate: () => Promise<void>;
  /** Answers 500 from now on, or no more. */
  readonly fail: (isFailing: boolean) => void;
}

/** Starts an issuer on a free port of this machine; it ends with the test. */
export async function startIssuer(): Promise<OidcIssuer> {
  const asked: string[] = [];
  let key = await newKey(1);
  let isFailing = false;
  const server = createServer(({ url: path = "" }, outgoing) => {
    asked.push(path);
    const answers: Readonly<Record<string, unknown>> = {
      "/.well-known/openid-configuration": { issuer: url, jwks_uri: `${url}/keys` },
      "/keys": { keys: [key.jwk] },
    };
    outgoing.writeHead(isFailing ? 500 : 200, { "Content-Type": "application/json" });
    outgoing.end(JSON.stringify(answers[path] ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let count = 1;
  return {
    url,
    asked,
    token: (claims = {}) => {
      const seconds = Math.floor(Date.now() / 1_000);
      const all: JWTPayload = {
        iss: url,
        aud: AUDIENCE,
        sub: "ada",
        exp: seconds + 3_600,
        ...claims,
      };
      return new SignJWT(all).setProtectedHeader({ alg: "ES256", kid: key.kid }).sign(key.secret);
    },
    rotate: async () => {
      count += 1;
      key = await newKey(count);
    },
    fail: (failing) => {
      isFailing = failing;
    },
  };
}

interface Key {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly jwk: JWK;
}

async function newKey(number: number): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const kid = `key-${number}`;
  return { kid, secret: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig" } };
}
