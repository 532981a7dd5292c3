import type { FetchedObject, FolderPath, MessageStore } from "@callingcard/cpm-server/store";
import { openMessages } from "../messaging/message-store.ts";
import { readMessaging } from "../messaging/settings.ts";
import { readAddress } from "../messaging/sip-address.ts";
import { withCpmStore } from "../messaging/with-cpm-store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { type MessageOptions, printable } from "./deferred.ts";

/** Objects of a folder that are shown: the last ones. */
const SHOWN = 10;

/**
 * `callingcard history list`: prints the folders of a user's history, and of each the last objects by date, type and
 * direction.
 *
 * @param options Whose.
 * @param surroundings The process.
 * @throws ExitError Status 2 where messages are not served.
 */
export async function listHistory(
  options: MessageOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const settings = readMessaging(options, env, false);
  if (settings === undefined) throw new ExitError(2, "CALLINGCARD_MESSAGING is off");
  const user = readAddress(options.user, "--user", settings.domain);
  await withCpmStore(options, env, async (store) => {
    const messages = openMessages(settings, store);
    try {
      for (const folder of await messages.list(user, [])) {
        for await (const line of describe(messages, user, folder)) stdout.write(`${line}\n`);
      }
    } finally {
      await messages.close();
    }
  });
}

async function* describe(
  messages: MessageStore,
  user: string,
  folder: FolderPath,
): AsyncGenerator<string> {
  const places = await messages.search(user, folder, {});
  yield printable(`${folder.join("/")}: ${places.length}`);
  for (const { uid } of places.slice(-SHOWN)) {
    const object = await messages.fetch(user, folder, uid);
    if (object !== undefined) yield `  ${uid} ${describeObject(object)}`;
  }
}

function describeObject({ dateMs, flags, octets }: FetchedObject): string {
  const date = new Date(dateMs).toISOString().slice(0, 19);
  const type = /^content-type: *([^;\s]+)/im.exec(
    new TextDecoder().decode(octets.subarray(0, HEAD)),
  )?.[1];
  return printable([date, type ?? "", ...flags, `${octets.length} octets`].join(" "));
}

/** Octets of an object that its type is looked for in. */
const HEAD = 4_096;
