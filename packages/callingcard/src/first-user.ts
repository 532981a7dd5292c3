import { addAccount } from "./account.ts";
import { digestSecretsOf } from "./messaging/digest-secrets.ts";
import { checkPassword, randomPassword } from "./password.ts";
import { type Environment, fromEnvironment, readSetting } from "./setting.ts";
import type { Store } from "./store.ts";
import { readUserName } from "./user-name.ts";

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
  store: Store,
  env: Environment,
  isForSip: boolean,
): Promise<FirstUser | undefined> {
  const { name, value } = readSetting("user", {}, env);
  const user = readUserName(value, name);
  const given = fromEnvironment("password", env);
  if (given !== undefined) checkPassword(given.value, given.name);
  if ((await store.listUsers()).length > 0) return undefined;
  const password = given?.value ?? randomPassword();
  const secrets = isForSip ? digestSecretsOf(user, password) : undefined;
  if (!(await addAccount(store, user, password, secrets))) return undefined; // another process was faster
  return { user, password: given === undefined ? password : undefined };
}
