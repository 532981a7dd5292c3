import {
  DEFAULT_SETTINGS,
  OVERRIDABLE,
  readSettings,
  readSubscriberSettings,
  SettingsError,
} from "@callingcard/cpm-server";
import type { PolicyDocument, PolicyStore, PolicyValue } from "@callingcard/cpm-server/store";
import { readDomain } from "../messaging/settings.ts";
import { readAddress } from "../messaging/sip-address.ts";
import { withCpmStore } from "../messaging/with-cpm-store.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";

/** Options of `callingcard policy`. */
export interface PolicyOptions extends GivenOptions {
  /** Whose settings; left out, those that hold for all. */
  readonly user?: string;
}

/**
 * `callingcard policy get [names...]`: prints settings of the Participating Function, one a line as JSON, and where
 * each is from.
 *
 * @param names Which ones; none for all.
 * @param options Whose.
 * @param surroundings The process.
 * @throws ExitError Status 2 for a name that is none.
 */
export async function getPolicy(
  names: readonly string[],
  options: PolicyOptions,
  surroundings: Surroundings,
): Promise<void> {
  await withPolicies(options, surroundings, async (policies, subscriber) => {
    const provider = await policies.readProvider();
    const own = subscriber === undefined ? {} : await policies.readSubscriber(subscriber);
    const known = subscriber === undefined ? Object.keys(DEFAULT_SETTINGS) : OVERRIDABLE;
    const wanted = names.length === 0 ? known : names;
    const settings = new Map(Object.entries({ ...DEFAULT_SETTINGS, ...provider, ...own }));
    for (const name of wanted) {
      if (!known.some((one) => one === name)) throw noSetting(name, subscriber);
      const origin = Object.hasOwn(own, name)
        ? "user"
        : Object.hasOwn(provider, name)
          ? "set"
          : "default";
      surroundings.stdout.write(`${name} ${JSON.stringify(settings.get(name))}  (${origin})\n`);
    }
  });
}

/**
 * `callingcard policy set <name> <value> ...`: changes settings; a running function follows at once, with the
 * sessions that live.
 *
 * @param words Names and values, in turn; a value is JSON, or a word.
 * @param options Whose.
 * @param surroundings The process.
 * @throws ExitError Status 2 for a setting or a value that is none; then nothing is changed.
 */
export async function setPolicy(
  words: readonly string[],
  options: PolicyOptions,
  surroundings: Surroundings,
): Promise<void> {
  const changes = new Map<string, PolicyValue>();
  for (let index = 0; index < words.length; index += 2) {
    const [name = "", value] = words.slice(index, index + 2);
    if (value === undefined) throw new ExitError(2, `${name} has no value`);
    changes.set(name, readValue(value));
  }
  await changePolicy(options, surroundings, (before) => ({
    ...before,
    ...Object.fromEntries(changes),
  }));
  for (const [name, value] of changes) {
    surroundings.stdout.write(`${name} ${JSON.stringify(value)}\n`);
  }
}

/**
 * `callingcard policy unset <names...>`: takes settings back to what they are by default.
 *
 * @param names Which ones.
 * @param options Whose.
 * @param surroundings The process.
 * @throws ExitError Status 2 for a name that is none; then nothing is changed.
 */
export async function unsetPolicy(
  names: readonly string[],
  options: PolicyOptions,
  surroundings: Surroundings,
): Promise<void> {
  for (const name of names) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw noSetting(name, undefined);
  }
  await changePolicy(options, surroundings, (before) =>
    Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
  );
}

async function changePolicy(
  options: PolicyOptions,
  surroundings: Surroundings,
  change: (before: PolicyDocument) => PolicyDocument,
): Promise<void> {
  await withPolicies(options, surroundings, async (policies, subscriber) => {
    if (subscriber === undefined) {
      const after = change(await policies.readProvider());
      check(() => readSettings(after));
      await policies.writeProvider(after);
    } else {
      const after = change(await policies.readSubscriber(subscriber));
      check(() => readSubscriberSettings(after));
      await policies.writeSubscriber(subscriber, after);
    }
  });
}

async function withPolicies(
  options: PolicyOptions,
  { env }: Surroundings,
  run: (policies: PolicyStore, subscriber: string | undefined) => Promise<void>,
): Promise<void> {
  const { user } = options;
  const subscriber =
    user === undefined ? undefined : readAddress(user, "--user", readDomain(options, env));
  await withCpmStore(options, env, ({ policies }) => run(policies, subscriber));
}

function check(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new ExitError(2, error.message);
  }
}

function noSetting(name: string, subscriber: string | undefined): ExitError {
  const isKnown = subscriber !== undefined && Object.hasOwn(DEFAULT_SETTINGS, name);
  return new ExitError(2, `${name}: ${isKnown ? "is the same for all users" : "is no setting"}`);
}

function readValue(word: string): PolicyValue {
  try {
    return JSON.parse(word) as PolicyValue;
  } catch {
    return word;
  }
}
