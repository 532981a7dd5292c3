import { digestAppPassword, newAppPassword } from "@callingcard/carddav-server/node";
import type { GivenOptions } from "../configuration/given-options.ts";
import { openExistingStore } from "../open-store.ts";
import { readStorePlace } from "../settings.ts";
import type { Store } from "../store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/** Longest name of an app password, in UTF-16 code units. */
const MAX_NAME = 100;

/**
 * `callingcard user app-password add <user> <name>`: makes a password for a device or a program, and prints it.
 *
 * @param givenUser The user as typed.
 * @param givenName What it is to be called.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is no such user, or the name is taken; 2 for an unusable name.
 */
export async function addAppPassword(
  givenUser: string,
  givenName: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const name = readName(givenName);
  await withUser(givenUser, options, surroundings, async (store, user) => {
    const password = newAppPassword();
    const digest = digestAppPassword(user, password);
    if (!(await store.addAppPassword(user, name, digest, Date.now()))) {
      throw new ExitError(1, `there is an app password ${name} of ${user} already`);
    }
    surroundings.stdout.write(`${password}\n`);
  });
}

/**
 * `callingcard user app-password list <user>`: prints the app passwords of a user, one a line: when it was made, when it
 * was used last, its name.
 *
 * @param givenUser The user as typed.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is no such user.
 */
export async function listAppPasswords(
  givenUser: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  await withUser(givenUser, options, surroundings, async (store, user) => {
    for (const { name, createdMs, lastUsedMs } of await store.listAppPasswords(user)) {
      const used = lastUsedMs === undefined ? "never used" : `used ${timeOf(lastUsedMs)}`;
      surroundings.stdout.write(`made ${timeOf(createdMs)}  ${used}  ${name}\n`);
    }
  });
}

/**
 * `callingcard user app-password remove <user> <name>`: removes one; who uses it is signed in no more, at once.
 *
 * @param givenUser The user as typed.
 * @param givenName What it is called.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is none.
 */
export async function removeAppPassword(
  givenUser: string,
  givenName: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const name = readName(givenName);
  await withUser(givenUser, options, surroundings, async (store, user) => {
    if (!(await store.removeAppPassword(user, name))) {
      throw new ExitError(1, `there is no app password ${name} of ${user}`);
    }
    surroundings.stdout.write(`removed ${name}\n`);
  });
}

async function withUser(
  given: string,
  options: GivenOptions,
  { env }: Surroundings,
  run: (store: Store, user: string) => Promise<void>,
): Promise<void> {
  const user = readUserName(given, "<user>");
  const store = await openExistingStore(readStorePlace(options, env));
  try {
    if ((await store.findPasswordHash(user)) === undefined) {
      throw new ExitError(1, `there is no user ${user}`);
    }
    await run(store, user);
  } finally {
    await store.close();
  }
}

function readName(given: string): string {
  const name = given.normalize("NFC");
  const isUsable =
    name.trim() === name && name !== "" && name.length <= MAX_NAME && !/\p{Cc}/u.test(name);
  if (isUsable && name.isWellFormed()) return name;
  throw new ExitError(2, `<name> is empty, longer than ${MAX_NAME}, or has control characters`);
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
