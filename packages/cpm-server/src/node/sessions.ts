import type { ConnectedClient } from "../session/question.ts";
import { connectedClients } from "../session/session.ts";
import type { LiveSession } from "./live-session.ts";

/** The sessions that live, and how they are found. */
export interface Sessions {
  /**
   * Adds a session.
   *
   * @param keys What its INVITE is found by again.
   */
  add(session: LiveSession, keys: readonly string[]): void;
  remove(session: LiveSession): void;
  byToken(token: string): LiveSession | undefined;
  byKey(key: string): LiveSession | undefined;
  ofUser(servedUser: string): ReadonlySet<LiveSession>;

  /** Those of a user and a Contribution-ID. */
  ofContribution(servedUser: string, contributionId: string): readonly LiveSession[];

  /** The clients in the session of a Contribution-ID; `undefined` where there is none. */
  clientsOf(servedUser: string, contributionId: string): readonly ConnectedClient[] | undefined;
  all(): Iterable<LiveSession>;

  /** Whether one of them has a dialog. */
  isBusy(): boolean;
  readonly size: number;
}

const NONE: ReadonlySet<LiveSession> = new Set();

/** Makes a table without sessions. */
export function createSessions(): Sessions {
  const tokens = new Map<string, LiveSession>();
  const keys = new Map<string, LiveSession>();
  const keysOf = new Map<LiveSession, readonly string[]>();
  const users = new Map<string, Set<LiveSession>>();

  function ofUser(servedUser: string): ReadonlySet<LiveSession> {
    return users.get(servedUser) ?? NONE;
  }

  function ofContribution(servedUser: string, contributionId: string): readonly LiveSession[] {
    return [...ofUser(servedUser)].filter((one) => one.contributionId === contributionId);
  }

  return {
    add(session, own) {
      tokens.set(session.token, session);
      keysOf.set(session, own);
      for (const key of own) keys.set(key, session);
      const others = users.get(session.servedUser);
      if (others === undefined) users.set(session.servedUser, new Set([session]));
      else others.add(session);
    },
    remove(session) {
      tokens.delete(session.token);
      for (const key of keysOf.get(session) ?? []) keys.delete(key);
      keysOf.delete(session);
      const others = users.get(session.servedUser);
      others?.delete(session);
      if (others?.size === 0) users.delete(session.servedUser);
    },
    byToken: (token) => tokens.get(token),
    byKey: (key) => keys.get(key),
    ofUser,
    ofContribution,
    clientsOf(servedUser, contributionId) {
      const found = ofContribution(servedUser, contributionId);
      if (found.length === 0) return undefined;
      return found.flatMap(({ session }) =>
        session === undefined ? [] : connectedClients(session),
      );
    },
    all: () => tokens.values(),
    isBusy() {
      for (const session of tokens.values()) if (!session.isQuiet) return true;
      return false;
    },
    get size() {
      return tokens.size;
    },
  };
}
