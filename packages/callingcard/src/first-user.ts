import type { SqliteStore } from "@callingcard/store-sqlite";
import { addAccount } from "./account.ts";
import { digestSecretsOf } from "./messaging/digest-secrets.ts";
import { checkPassword, randomPassword } from "./password.ts";
import type { Surroundings } from "./surroundings.ts";
import { readUserName } from "./user-name.ts";

/** Name of the first user where none is given. */
const DEFAULT_USER = "me";

/** The user that a first start made. */
export interface FirstUser {
  readonly user: string;
  /** The password, when it was made up here and must be shown once. */
  readonly password: string | undefined;
}

/**
 * Adds a user to a store that has none: `CALLINGCARD_USER` with `CALLINGCARD_PASSWORD`, by default
 * "me" with a random password.
 *
 * @param store Where to.
 * @param env The environment.
 * @param isForSip Whether the password is for SIP too.
 * @returns The new user; `undefined` when there are users already.
 * @throws ExitError Status 2 for an unusable name or password.
 */
export async function addFirstUser(
  store: SqliteStore,
  env: Surroundings["env"],
  isForSip: boolean,
): Promise<FirstUser | undefined> {
  const { CALLINGCARD_USER: givenUser, CALLINGCARD_PASSWORD: givenPassword } = env;
  const user = readUserName(givenUser ?? DEFAULT_USER, "CALLINGCARD_USER");
  if (givenPassword !== undefined) checkPassword(givenPassword, "CALLINGCARD_PASSWORD");
  if ((await store.listUsers()).length > 0) return undefined;
  const password = givenPassword ?? randomPassword();
  const secrets = isForSip ? digestSecretsOf(user, password) : undefined;
  if (!(await addAccount(store, user, password, secrets))) return undefined; // another process was faster
  return { user, password: givenPassword === undefined ? password : undefined };
}
