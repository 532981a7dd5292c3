import type { StoredDeferredMessage } from "@callingcard/cpm-server/store";
import { readDomain } from "../messaging/settings.ts";
import { readAddress } from "../messaging/sip-address.ts";
import { withCpmStore } from "../messaging/with-cpm-store.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Options of a command about the messages of a user. */
export interface MessageOptions extends GivenOptions {
  readonly user: string;
}

/** Messages that are read at once. */
const PAGE = 100;

/**
 * `callingcard deferred list`: prints the messages that wait for a user, without their content.
 *
 * @param options Whose.
 * @param surroundings The process.
 */
export async function listDeferred(
  options: MessageOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const user = readAddress(options.user, "--user", readDomain(options, env));
  await withCpmStore(options, env, async ({ deferred }) => {
    const nowMs = Date.now();
    let afterId = 0;
    for (;;) {
      const messages = await deferred.list(user, { nowMs, limit: PAGE, afterId });
      for (const message of messages) stdout.write(describe(message));
      if (messages.length < PAGE) break;
      afterId = messages.at(-1)?.id ?? afterId;
    }
    const { messages, octets } = await deferred.count(user);
    stdout.write(`${messages} messages, ${octets} octets\n`);
  });
}

function describe(message: StoredDeferredMessage): string {
  const { arrivedMs, farUser, contentType, octets, expiresMs } = message;
  const [arrived, expires] = [arrivedMs, expiresMs].map((ms) => new Date(ms).toISOString());
  const what = `${contentType}, ${octets.length} octets`;
  return `${arrived} from ${printable(farUser)}: ${printable(what)}, until ${expires}\n`;
}

/**
 * Makes text that strangers wrote safe for a terminal.
 *
 * @param text The text.
 */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\u{fffd}");
}
