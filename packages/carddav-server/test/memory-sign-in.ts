import {
  MAX_LOCK_OUTS,
  type AppPassword,
  type AppPasswordStore,
  type LockOutStore,
} from "../src/sign-in-store.ts";

type Kept = AppPassword & { readonly digest: string };

/** Passwords for devices, in memory. */
export function createMemoryAppPasswords(hasUser: (user: string) => boolean): AppPasswordStore {
  const kept = new Map<string, Map<string, Kept>>();
  const of = (user: string): Map<string, Kept> => kept.get(user) ?? new Map<string, Kept>();
  return {
    addAppPassword: async (user, name, digest, createdMs) => {
      if (!hasUser(user) || of(user).has(name)) return false;
      const added: Kept = { name, digest, createdMs, lastUsedMs: undefined };
      kept.set(user, new Map([...of(user), [name, added]]));
      return true;
    },
    findAppPassword: async (user, digest) => {
      const found = [...of(user).values()].find((one) => one.digest === digest);
      return found && shown(found);
    },
    listAppPasswords: async (user) =>
      [...of(user).values()]
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
        .map((one) => shown(one)),
    removeAppPassword: async (user, name) => of(user).delete(name),
    noteAppPasswordUse: async (user, name, usedMs) => {
      const found = of(user).get(name);
      if (found !== undefined) of(user).set(name, { ...found, lastUsedMs: usedMs });
    },
  };
}

function shown({ name, createdMs, lastUsedMs }: Kept): AppPassword {
  return { name, createdMs, lastUsedMs };
}

/** Lock-outs, in memory. */
export function createMemoryLockOuts(): LockOutStore {
  const ends = new Map<string, number>();
  return {
    lockOut: async ({ subject, untilMs }, nowMs) => {
      for (const [ended, endMs] of ends) if (endMs <= nowMs) ends.delete(ended);
      ends.set(subject, Math.max(untilMs, ends.get(subject) ?? 0));
      if (ends.size <= MAX_LOCK_OUTS) return;
      const [first] = [...ends].toSorted(([, one], [, other]) => one - other);
      if (first !== undefined) ends.delete(first[0]);
    },
    findLockOut: async (subjects) => {
      const found = subjects.flatMap((subject) => ends.get(subject) ?? []);
      return found.length === 0 ? undefined : Math.max(...found);
    },
    listLockOuts: async (nowMs) =>
      [...ends]
        .filter(([, untilMs]) => untilMs > nowMs)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([subject, untilMs]) => ({ subject, untilMs })),
    liftLockOut: async (subject) => ends.delete(subject),
  };
}
