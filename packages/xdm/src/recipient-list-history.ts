import { canonicalAddress } from "./address.ts";
import type { CopyControl, ListEntry, ListItem, ResourceLists } from "./resource-lists.ts";

/** The URI that stands for a recipient whose URI others may not learn (RFC 5364 section 4). */
export const ANONYMOUS_URI = "sip:anonymous@anonymous.invalid";

/** Disposition of a body that names the recipients of the same request (RFC 5364 section 7). */
export const RECIPIENT_LIST_HISTORY = "recipient-list-history";

/** How a list of recipients is copied. */
export interface RecipientListHistoryOptions {
  /**
   * The URI of the one who gets the copy: kept if it is marked `bcc`, so that it is told. Default: all
   * URIs marked `bcc` are left out.
   */
  readonly recipient?: string;
}

/** From most to least. */
const PRECEDENCE: readonly CopyControl[] = ["to", "cc", "bcc"];

/**
 * Makes the list of recipients that goes out with each copy of a request (RFC 5364 section 4). Of a
 * URI that is there more than once, the highest copy control holds, and it is made anonymous if one
 * of them is to be. URIs marked `bcc`, as those are that are not marked, are left out; anonymous ones
 * become one entry with a `count` for each copy control.
 *
 * @param entries The recipients: the entries of a resolved list.
 * @param options What differs from the defaults.
 */
export function recipientListHistory(
  entries: readonly ListEntry[],
  options: RecipientListHistoryOptions = {},
): ResourceLists {
  const recipient = options.recipient && canonicalAddress(options.recipient);
  const recipients = mergeDuplicates(entries);
  const items = PRECEDENCE.flatMap((copyControl): ListItem[] => {
    const own = Array.from(recipients).filter(([, one]) => copyControlOf(one) === copyControl);
    if (copyControl === "bcc") {
      return own.filter(([address]) => address === recipient).map(([, one]) => visible(one, "bcc"));
    }
    const hidden = own.filter(([, { anonymize = false }]) => anonymize).map(([, one]) => one);
    const shown = own.filter(([, { anonymize = false }]) => !anonymize);
    return [
      ...shown.map(([, one]) => visible(one, copyControl)),
      ...anonymous(hidden, copyControl),
    ];
  });
  return { lists: [{ items }] };
}

function mergeDuplicates(entries: readonly ListEntry[]): Map<string, ListEntry> {
  const merged = new Map<string, ListEntry>();
  for (const entry of entries) {
    const address = canonicalAddress(entry.uri);
    const before = merged.get(address);
    merged.set(address, before === undefined ? entry : merge(before, entry));
  }
  return merged;
}

function merge(first: ListEntry, second: ListEntry): ListEntry {
  const [a, b] = [copyControlOf(first), copyControlOf(second)];
  const copyControl = PRECEDENCE.indexOf(a) <= PRECEDENCE.indexOf(b) ? a : b;
  return {
    ...first,
    copyControl,
    anonymize: first.anonymize === true || second.anonymize === true,
  };
}

function copyControlOf({ copyControl = "bcc" }: ListEntry): CopyControl {
  return copyControl;
}

function visible({ uri, displayName, count }: ListEntry, copyControl: CopyControl): ListItem {
  return { kind: "entry", uri, displayName, copyControl, count };
}

function anonymous(hidden: readonly ListEntry[], copyControl: CopyControl): ListItem[] {
  if (hidden.length === 0) return [];
  const sum = hidden.reduce((before, one) => before + (one.count ?? 1), 0);
  // The counts are the sender's: their sum may be more than a document can say.
  const count = Math.min(sum, Number.MAX_SAFE_INTEGER);
  return [{ kind: "entry", uri: ANONYMOUS_URI, copyControl, count }];
}
