import { hash, randomInt } from "node:crypto";
import type { AppPasswordStore } from "../sign-in-store.ts";

/** Letters and digits that are not taken for each other when read from a screen. */
const LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

const FORM = /^(?:[a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}$/;

/** How far behind the noted use of an app password may be, in milliseconds. */
const NOTE_EVERY_MS = 300_000;

/** Makes a random password of five groups of five characters for a device or a program, about 123 bits. */
export function newAppPassword(): string {
  const group = (): string =>
    Array.from({ length: 5 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join("");
  return Array.from({ length: 5 }, group).join("-");
}

/**
 * Gives the digest that a store finds an app password by, in base64url. It needs no slow hash, since nobody finds out
 * 123 random bits by trying.
 *
 * @param user Whose.
 * @param password As {@link newAppPassword} made it.
 */
export function digestAppPassword(user: string, password: string): string {
  return hash("sha256", JSON.stringify([user, password]), "base64url");
}

/**
 * Finds the app password that somebody sent, and notes its use. The store is asked each time, so that a removed one
 * is good for nothing at once.
 *
 * @param store Where they are.
 * @param user Who sent it.
 * @param password What they sent; one of another form is not looked up.
 * @param nowMs The time, in milliseconds since 1970.
 * @returns Its name; `undefined` for what is none.
 *
 * @internal
 */
export async function findAppPasswordName(
  store: AppPasswordStore,
  user: string,
  password: string,
  nowMs: number,
): Promise<string | undefined> {
  if (!FORM.test(password)) return undefined;
  const found = await store.findAppPassword(user, digestAppPassword(user, password));
  if (found === undefined) return undefined;
  const { name, lastUsedMs = -Infinity } = found;
  if (Math.abs(nowMs - lastUsedMs) < NOTE_EVERY_MS) return name;
  // Who may read must not be kept out by a store that cannot write just now.
  await store.noteAppPasswordUse(user, name, nowMs).catch(() => undefined);
  return name;
}
