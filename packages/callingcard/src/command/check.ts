import { readNewCard, Refusal } from "@callingcard/carddav-server";
import type { AddressBook, StoredCard } from "@callingcard/carddav-server/store";
import { type Severity, validateCards } from "@callingcard/vcard/validate";
import { ALL_CARDS } from "../card-search.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { oneLine } from "../import-report.ts";
import { openExistingStore } from "../open-store.ts";
import { readStorePlace } from "../settings.ts";
import type { Store } from "../store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/** Options of `callingcard check`. */
export interface CheckOptions extends GivenOptions {
  readonly user?: string;
  readonly severity?: string;
}

/** One thing that is wrong with a stored card. */
interface Finding {
  /** `refused`: the server serves the card, and would not take it today. */
  readonly weight: Severity | "refused";
  readonly text: string;
  readonly place: string;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/**
 * `callingcard check`: lists stored cards that are not as they should be, with what is wrong and where. They
 * stay as they are, and are served as they are.
 *
 * @param options Whose, all users' without; and how much something has to weigh to be told.
 * @param surroundings The process.
 * @throws ExitError Status 1 when a card has something to tell, or there is no such user; 2 for another severity.
 */
export async function checkCards(options: CheckOptions, surroundings: Surroundings): Promise<void> {
  const severity = readSeverity(options.severity ?? "error");
  const store = await openExistingStore(readStorePlace(options, surroundings.env));
  try {
    let cards = 0;
    let bad = 0;
    for (const user of await usersOf(store, options.user)) {
      for (const book of await store.listBooks(user)) {
        for await (const card of store.findCards(book.id, ALL_CARDS.condition)) {
          const findings = await findingsOf(card, severity);
          for (const finding of findings) {
            surroundings.stdout.write(`${lineOf(book, card, finding)}\n`);
          }
          cards += 1;
          if (findings.length > 0) bad += 1;
        }
      }
    }
    if (bad > 0) throw new ExitError(1, `${bad} of ${cards} cards are not as they should be`);
    surroundings.stdout.write(`${cards} cards, nothing to tell\n`);
  } finally {
    await store.close();
  }
}

function readSeverity(text: string): Severity {
  const severity = SEVERITIES.find((one) => one === text);
  if (severity !== undefined) return severity;
  throw new ExitError(2, `--severity must be one of ${SEVERITIES.join(", ")}`);
}

async function usersOf(store: Store, name: string | undefined): Promise<readonly string[]> {
  if (name === undefined) return store.listUsers();
  const user = readUserName(name, "--user");
  if ((await store.findPasswordHash(user)) === undefined) {
    throw new ExitError(1, `there is no user ${user}`);
  }
  return [user];
}

async function findingsOf(
  { name, octets, modifiedMs }: StoredCard,
  severity: Severity,
): Promise<readonly Finding[]> {
  const findings: Finding[] = validateCards(octets, { severity }).map((one) => ({
    weight: one.severity,
    text: `${one.code}: ${one.message} (${one.rule})`,
    place: `:${one.line}:${one.column}`,
  }));
  try {
    await readNewCard(name, Uint8Array.from(octets), modifiedMs);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    findings.push({ weight: "refused", text: error.description ?? error.message, place: "" });
  }
  return findings;
}

function lineOf(
  { owner, name: book }: AddressBook,
  { name }: StoredCard,
  { weight, text, place }: Finding,
): string {
  return `${owner}/${book}/${name}${place}: ${weight}: ${oneLine(text)}`;
}
