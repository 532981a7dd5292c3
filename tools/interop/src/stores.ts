import { newDatabase } from "@callingcard/postgres/shared";
import { type Program, startProgram } from "./program.ts";

/** One way for the program to keep its address books. */
export interface Store {
  readonly store: string;

  /** Starts the program with it. */
  readonly start: () => Promise<Program>;
}

/** The program with each of its stores, for suites that have to see no difference. */
export const STORES: readonly Store[] = [
  { store: "SQLite", start: () => startProgram() },
  {
    store: "PostgreSQL",
    start: async () => startProgram({ CALLINGCARD_DATABASE: await newDatabase() }),
  },
];
