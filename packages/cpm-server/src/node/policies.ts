import { readSettings, readSubscriberSettings, SettingsError } from "../read-settings.ts";
import { mergeSettings, type Settings } from "../settings.ts";
import type { PolicyStore } from "../store/policy-store.ts";
import type { NodeAlarm } from "./options.ts";

/** The settings that hold now. */
export interface Policies {
  /** Those of the provider. */
  provider(): Settings;

  /** Those for a subscriber; of the provider alone where they cannot be read. */
  of(subscriber: string): Promise<Settings>;
  close(): void;
}

/** What policies are made from. */
export interface PoliciesOptions {
  readonly settings: Partial<Settings>;
  readonly store: PolicyStore | undefined;
  readonly onAlarm: (alarm: NodeAlarm) => void;

  /** Longest time that the settings of a subscriber may take, in milliseconds. */
  readonly timeoutMs: number;

  /** Called when settings changed: of a subscriber, or of all. */
  readonly onChange: (subscriber: string | undefined) => void;
}

/**
 * Reads settings and keeps them up to date.
 *
 * @param options Where they are from, and who is told.
 * @throws SettingsError for settings that are none, at the start; later ones are told and passed over.
 */
export async function createPolicies(options: PoliciesOptions): Promise<Policies> {
  const { settings, store, onAlarm, onChange, timeoutMs } = options;
  let provider = await readProvider();

  async function readProvider(): Promise<Settings> {
    return readSettings({ ...settings, ...(await store?.readProvider()) });
  }

  function alarm(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const isStore = !(error instanceof SettingsError);
    onAlarm({ alarm: isStore ? "store-down" : "settings-refused", text });
  }

  async function change(subscriber: string | undefined): Promise<void> {
    try {
      if (subscriber === undefined) provider = await readProvider();
      onChange(subscriber);
    } catch (error) {
      alarm(error);
    }
  }

  const stop = store?.watch(({ subscriber }) => void change(subscriber));
  return {
    provider: () => provider,
    async of(subscriber) {
      if (store === undefined) return provider;
      try {
        const document = await within(store.readSubscriber(subscriber), timeoutMs);
        return mergeSettings(provider, readSubscriberSettings(document));
      } catch (error) {
        alarm(error);
        return provider;
      }
    },
    close: () => stop?.(),
  };
}

async function within<Value>(found: Promise<Value>, timeoutMs: number): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`no settings within ${timeoutMs} ms`));
  }, timeoutMs);
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
