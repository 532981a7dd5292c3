import { dav, hrefText, stringifyLockTimeout } from "@callingcard/dav-xml";
import type { StoredLock, WrittenName } from "../store.ts";
import { elementText } from "./element-text.ts";
import { constantProperty } from "./simple-property.ts";
import type { LiveProperty, PropertyContext } from "./live-property.ts";

/** What is locked in a book, for one request. */
export interface LockView {
  /** The locks that a card is in the scope of, or the book. */
  readonly on: (name: WrittenName) => readonly StoredLock[];
  readonly rootOf: (lock: StoredLock) => string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

const WRITE = elementText(dav("locktype"), elementText(dav("write")));

const SUPPORTED = (["exclusive", "shared"] as const)
  .map((scope) => elementText(dav("lockentry"), scopeText(scope) + WRITE))
  .join("");

/**
 * `DAV:lockdiscovery` and `DAV:supportedlock` (RFC 4918 sections 15.8 and 15.10) of what can be locked.
 *
 * @param name Which card a subject is; nothing for a book.
 * @param view The locks; nothing where nobody asks.
 *
 * @internal
 */
export function lockProperties<Subject>(
  name: (subject: Subject) => WrittenName,
  view: (subject: Subject, context: PropertyContext) => LockView | undefined,
): readonly LiveProperty<Subject>[] {
  return [
    {
      name: dav("lockdiscovery"),
      inAllprop: true,
      content(subject, context) {
        const locks = view(subject, context);
        return locks === undefined ? "" : activeLocks(locks, name(subject));
      },
    },
    constantProperty(dav("supportedlock"), SUPPORTED, true),
  ];
}

/**
 * Writes what stands in `DAV:lockdiscovery`, under the prefix of a multistatus.
 *
 * @internal
 */
export function activeLocks(view: LockView, name: WrittenName): string {
  return view
    .on(name)
    .map((lock) => activelock(lock, view))
    .join("");
}

function activelock(lock: StoredLock, { rootOf, nowMs }: LockView): string {
  const seconds = Math.max(0, Math.ceil((lock.expiresMs - nowMs) / 1000));
  return elementText(
    dav("activelock"),
    [
      WRITE,
      scopeText(lock.scope),
      elementText(dav("depth"), lock.depth),
      lock.owner ?? "",
      elementText(dav("timeout"), stringifyLockTimeout(seconds)),
      elementText(dav("locktoken"), hrefText(lock.token)),
      elementText(dav("lockroot"), hrefText(rootOf(lock))),
    ].join(""),
  );
}

function scopeText(scope: StoredLock["scope"]): string {
  return elementText(dav("lockscope"), elementText(dav(scope)));
}
