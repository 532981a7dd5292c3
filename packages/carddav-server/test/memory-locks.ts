import { meetsCondition } from "../src/condition/conditional.ts";
import {
  boundNames,
  conflictingLocks,
  permitsWrite,
  type AddLockResult,
  type BookCondition,
  type LockOptions,
  type StoredLock,
  type WrittenName,
} from "../src/store.ts";

/** The locks of one book in memory. */
export class MemoryLocks {
  #locks: readonly StoredLock[] = [];

  living(nowMs: number): readonly StoredLock[] {
    return this.#locks.filter(({ expiresMs }) => expiresMs > nowMs);
  }

  /** Locks of the moment that a write is judged at; none when no lock is looked at. */
  judged({ locks }: BookCondition): readonly StoredLock[] {
    return locks === undefined ? [] : this.living(locks.nowMs);
  }

  permits(
    condition: BookCondition,
    revision: number,
    names: (locks: readonly StoredLock[]) => readonly WrittenName[],
  ): boolean {
    if (condition.revision !== undefined && condition.revision !== revision) return false;
    const locks = this.judged(condition);
    return permitsWrite(condition, locks, names(locks));
  }

  add(
    lock: StoredLock,
    current: { readonly etag: string | undefined; readonly revision: number },
    { condition, nowMs, maxLocks }: LockOptions,
  ): AddLockResult {
    const isMapped = current.etag !== undefined;
    const { name } = lock;
    const isAllowed = this.permits(condition, current.revision, (locks) =>
      boundNames(locks, name, isMapped),
    );
    if (!isAllowed || !meetsCondition(condition, current.etag)) {
      return { kind: "precondition-failed" };
    }
    const living = this.living(nowMs);
    const locks = conflictingLocks(living, lock);
    if (locks.length > 0) return { kind: "conflict", locks };
    if (living.length >= maxLocks) return { kind: "too-many" };
    this.#locks = [...living, lock];
    return { kind: "added", isMapped };
  }

  refresh(token: string, expiresMs: number, nowMs: number): StoredLock | undefined {
    const lock = this.living(nowMs).find((other) => other.token === token);
    if (lock === undefined) return undefined;
    const refreshed = { ...lock, expiresMs };
    this.#locks = this.#locks.map((other) => (other === lock ? refreshed : other));
    return refreshed;
  }

  remove(token: string): boolean {
    const count = this.#locks.length;
    this.#locks = this.#locks.filter((lock) => lock.token !== token);
    return this.#locks.length < count;
  }

  /** Removes the locks whose root is a card that is gone. */
  removeOf(name: string): void {
    this.#locks = this.#locks.filter((lock) => lock.name !== name);
  }
}
