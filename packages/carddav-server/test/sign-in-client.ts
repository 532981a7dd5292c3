import {
  createBasicAuthenticator,
  hashPassword,
  type BasicAuthenticatorOptions,
} from "../src/node.ts";
import type { Authentication } from "../src/authentication.ts";
import type { SignInStore } from "../src/store-contract/sign-in.ts";
import { createMemoryStore } from "./memory-store.ts";

/** What the tests sign in to. */
export interface SignIn {
  readonly users: SignInStore;
  /** How long each attempt had to wait, in milliseconds. */
  readonly sleeps: readonly number[];
  readonly attempt: (user: string, password: string, address?: string) => Promise<Authentication>;
}

/** An authenticator over a store with the user `ada`, whose password is `secret`; nothing waits in earnest. */
export async function createSignIn(
  optionsOf: (users: SignInStore) => Partial<BasicAuthenticatorOptions>,
): Promise<SignIn> {
  const users = createMemoryStore();
  await users.addUser("ada", await hashPassword("secret", { cost: 1024 }));
  const sleeps: number[] = [];
  const authenticate = createBasicAuthenticator({
    users,
    addressOf: (request) => request.headers.get("x-address") ?? undefined,
    delay: { sleep: async (ms) => void sleeps.push(ms) },
    ...optionsOf(users),
  });
  return {
    users,
    sleeps,
    attempt: (user, password, address = "192.0.2.1") => {
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
      return authenticate(
        new Request("http://x/", { headers: { "x-address": address, authorization } }),
      );
    },
  };
}
