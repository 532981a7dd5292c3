import type { GivenOptions } from "../configuration/given-options.ts";
import { openExistingStore } from "../open-store.ts";
import { readStorePlace } from "../settings.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";

/**
 * `callingcard user locks`: prints who is locked out, one a line, and until when.
 *
 * @param options Where the data is.
 * @param surroundings The process.
 */
export async function listLockOuts(
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const store = await openExistingStore(readStorePlace(options, env));
  try {
    for (const { subject, untilMs } of await store.listLockOuts(Date.now())) {
      stdout.write(`${subject} until ${new Date(untilMs).toISOString()}\n`);
    }
  } finally {
    await store.close();
  }
}

/**
 * `callingcard user unlock <name>`: lets passwords of a user, or from an address, be looked at again, also while a
 * server runs.
 *
 * @param given The user or the address, as `user locks` prints it.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 for who is not locked out.
 */
export async function liftLockOut(
  given: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const name = given.normalize("NFC");
  const store = await openExistingStore(readStorePlace(options, env));
  try {
    const lifted: string[] = [];
    for (const subject of [`user ${name}`, `address ${name}`]) {
      if (await store.liftLockOut(subject)) lifted.push(subject);
    }
    if (lifted.length === 0) throw new ExitError(1, `${name} is not locked out`);
    for (const subject of lifted) stdout.write(`unlocked ${subject}\n`);
  } finally {
    await store.close();
  }
}
