import { hashPassword } from "@callingcard/carddav-server/node";
import { addAccount } from "../account.ts";
import { digestSecretsOf } from "../messaging/digest-secrets.ts";
import { isMessagingOn } from "../messaging/settings.ts";
import { openExistingStore, openStore } from "../open-store.ts";
import { readNewPassword } from "../password.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readStorePlace } from "../settings.ts";
import type { DigestSecrets } from "../store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/**
 * `callingcard user add <name>`: adds a user with an empty default book.
 *
 * @param given The name as typed.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when the name is taken.
 */
export async function addUser(
  given: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const user = readUserName(given, "<name>");
  const store = await openStore(readStorePlace(options, surroundings.env));
  try {
    if ((await store.findPasswordHash(user)) !== undefined) throw taken(user);
    const password = await readNewPassword(surroundings);
    const secrets = secretsOf(user, password, options, surroundings);
    if (!(await addAccount(store, user, password, secrets))) throw taken(user);
    surroundings.stdout.write(`added ${user}\n`);
  } finally {
    await store.close();
  }
}

/**
 * `callingcard user passwd <name>`: gives a user another password.
 *
 * @param given The name as typed.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is no such user.
 */
export async function changePassword(
  given: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const user = readUserName(given, "<name>");
  const store = await openExistingStore(readStorePlace(options, surroundings.env));
  try {
    if ((await store.findPasswordHash(user)) === undefined) throw missing(user);
    const password = await readNewPassword(surroundings);
    const hash = await hashPassword(password);
    const secrets = secretsOf(user, password, options, surroundings);
    if (!(await store.setPasswordHash(user, hash, secrets))) throw missing(user);
    surroundings.stdout.write(`changed the password of ${user}\n`);
  } finally {
    await store.close();
  }
}

/**
 * `callingcard user list`: prints the user names, one a line, sorted.
 *
 * @param options Where the data is.
 * @param surroundings The process.
 */
export async function listUsers(options: GivenOptions, surroundings: Surroundings): Promise<void> {
  const store = await openExistingStore(readStorePlace(options, surroundings.env));
  try {
    for (const user of await store.listUsers()) surroundings.stdout.write(`${user}\n`);
  } finally {
    await store.close();
  }
}

// Who is served no messages leaves nothing behind that is found out faster than the password's hash.
function secretsOf(
  user: string,
  password: string,
  options: GivenOptions,
  { env }: Surroundings,
): DigestSecrets | undefined {
  return isMessagingOn(options, env) ? digestSecretsOf(user, password) : undefined;
}

function taken(user: string): ExitError {
  return new ExitError(1, `there is a user ${user} already`);
}

function missing(user: string): ExitError {
  return new ExitError(1, `there is no user ${user}`);
}
