import {
  cadaver,
  evolution,
  sharedBook,
  syncEvolution,
  thunderbird,
  tsdavDevices,
} from "./files.ts";
import type { Row } from "./row.ts";

/** Clients that were started, and synced with the started program, both sides compared. */
export const REAL_CLIENTS: readonly Row[] = [
  {
    id: "real:1",
    text: "finds the book, fills it, sends and takes new cards, edits and deletions, goes on from its token",
    section: "Thunderbird",
    tests: thunderbird(),
  },
  {
    id: "real:2",
    text: "finds, makes and removes books; contacts with pictures both ways; is told of a conflict",
    section: "Evolution",
    tests: evolution(),
  },
  {
    id: "real:3",
    text: "syncs with a folder of cards both ways, and settles an edit of both sides",
    section: "SyncEvolution",
    tests: syncEvolution(),
  },
  {
    id: "real:4",
    text: "two devices stay in step by sync-token and by getctag, and lose no edit",
    section: "tsdav",
    tests: tsdavDevices(),
  },
  {
    id: "real:5",
    text: "grants a book to others; shows one that may only be read, and keeps its user from writing there",
    section: "Evolution, Thunderbird",
    tests: sharedBook(),
  },
  {
    id: "real:6",
    text: "locks cards and a book, writes under its locks, takes over and gives back what was left locked",
    section: "cadaver",
    tests: cadaver(),
  },
];
