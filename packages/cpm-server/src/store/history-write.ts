import type { MessageStore, ObjectPlace } from "./message-store.ts";
import type { OutboxEntry } from "./outbox.ts";

/** What became of an entry. */
export type HistoryWrite =
  /** The object is in its folder. */
  | { readonly kind: "stored"; readonly place: ObjectPlace }
  /** It was for a new folder, and the folder was there (CPM-064). */
  | { readonly kind: "not-needed" };

/**
 * Writes one entry of the outbox to the message store. One that was tried before may be there
 * already: then it is found, not written again.
 *
 * @param messages The message store.
 * @param taken The entry, and how often it was tried.
 * @throws StoreError as the message store does.
 */
export async function writeHistoryEntry(
  messages: MessageStore,
  taken: OutboxEntry,
): Promise<HistoryWrite> {
  const { attempts, entry } = taken;
  const { owner, folder, object, when } = entry;
  const mayExist = attempts > 0;
  if (when === "new-folder" && (await messages.ensureFolder(owner, folder)) === "existed") {
    // An earlier try may have made the folder and got no further.
    const { type } = object.key;
    const isThere = !mayExist || (await messages.search(owner, folder, { type })).length > 0;
    if (isThere) return { kind: "not-needed" };
  }
  return { kind: "stored", place: await messages.append(owner, folder, object, { mayExist }) };
}
