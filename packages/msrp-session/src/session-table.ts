import {
  createResponse,
  fromPath,
  mayRespond,
  MsrpError,
  type MsrpFrame,
  type MsrpHead,
  type MsrpUri,
  parseMsrpPath,
  parseMsrpUri,
  sameMsrpUri,
  toPath,
} from "@callingcard/msrp";

/** Most sessions of a table where no other limit is given. */
const MAX_SESSIONS = 100_000;

/** What {@link createSessionTable} takes. */
export interface SessionTableOptions {
  /**
   * Compares whole URIs, as RFC 4975 section 7.3 has it. Default false: session-ids alone, since what stands between
   * two clients changes addresses in SDP and not in MSRP.
   */
  readonly isStrict?: boolean;

  /** Most sessions; a further one throws RangeError. Default 100 000. */
  readonly maxSessions?: number;
}

/** A session to be found by its frames. */
export interface SessionEntry {
  /** Our session-id, 80 random bits or more: it is all that tells the session's peer from others. */
  readonly sessionId: string;

  /** Our URI, with the session-id. */
  readonly localUri: string;

  /** The peer's `a=path`, once it is known. */
  readonly remotePath?: string;
}

/** A session of a table. */
interface Session {
  readonly sessionId: string;
  readonly local: MsrpUri;

  /** The peer itself, at the end of its path. */
  remote: MsrpUri | undefined;
  connection: string | undefined;
}

/** A connection with at least one session. */
interface Connection {
  readonly sessions: Set<Session>;

  /** The paths of the frame that came last, and its session. */
  to: string;
  from: string;
  last: Session | undefined;
}

/** Sessions and the connections that they are bound to. Plain data; the functions change it in place. */
export interface SessionTable {
  readonly isStrict: boolean;
  readonly maxSessions: number;
  readonly sessions: Map<string, Session>;
  readonly connections: Map<string, Connection>;
}

/** Which session a frame is for. */
export type SessionMatch =
  /** This one. */
  | {
      readonly kind: "session";
      readonly sessionId: string;
      /** Whether the frame has bound the connection to the session. */
      readonly isBound: boolean;
    }
  /** This one, but its peer's path is not known yet. Nothing is bound: match the frame again when it is. */
  | { readonly kind: "early"; readonly sessionId: string }
  /** None. The response, if there may be one, goes back on the connection. */
  | {
      readonly kind: "refused";
      readonly status: 400 | 481 | 506;
      readonly response: MsrpFrame | undefined;
    }
  /** A response or report that belongs to nothing. */
  | { readonly kind: "ignored" };

/**
 * Makes a table without sessions.
 *
 * @param options How to compare, and how many there may be.
 * @returns The table.
 */
export function createSessionTable(options: SessionTableOptions = {}): SessionTable {
  const { isStrict = false, maxSessions = MAX_SESSIONS } = options;
  return { isStrict, maxSessions, sessions: new Map(), connections: new Map() };
}

/**
 * Adds a session. Do it before its URI leaves in a session description: the peer may be quick.
 *
 * @param table The table.
 * @param entry The session.
 * @throws RangeError for a session-id that is there already or is not that of the URI, and beyond `maxSessions`;
 *   MsrpError for a URI or path that is none.
 */
export function addSession(table: SessionTable, entry: SessionEntry): void {
  const { sessionId, localUri, remotePath } = entry;
  const local = parseMsrpUri(localUri);
  if (local.sessionId !== sessionId) throw new RangeError("a URI of another session");
  if (table.sessions.has(sessionId)) throw new RangeError("a session-id that is used already");
  if (table.sessions.size >= table.maxSessions) throw new RangeError("too many sessions");
  const remote = remotePath === undefined ? undefined : parseMsrpPath(remotePath).at(-1);
  table.sessions.set(sessionId, { sessionId, local, remote, connection: undefined });
}

/**
 * Sets the peer of a session, when its session description has come.
 *
 * @param table The table.
 * @param sessionId The session; one that is not there is ignored.
 * @param remotePath The peer's `a=path`.
 * @throws MsrpError for a path that is none.
 */
export function setRemotePath(table: SessionTable, sessionId: string, remotePath: string): void {
  const session = table.sessions.get(sessionId);
  if (session === undefined) return;
  session.remote = parseMsrpPath(remotePath).at(-1);
  const connection = table.connections.get(session.connection ?? "");
  if (connection !== undefined) connection.last = undefined;
}

/**
 * Binds a session to a connection that we have opened for it, or that leads to its peer already.
 *
 * @param table The table.
 * @param sessionId The session; one that is not there is ignored.
 * @param connection The connection.
 */
export function bindSession(table: SessionTable, sessionId: string, connection: string): void {
  const session = table.sessions.get(sessionId);
  if (session === undefined || session.connection === connection) return;
  unbind(table, session);
  bind(table, session, connection);
}

function bind(table: SessionTable, session: Session, name: string): void {
  session.connection = name;
  const connection = table.connections.get(name);
  if (connection !== undefined) connection.sessions.add(session);
  else {
    const sessions = new Set([session]);
    table.connections.set(name, { sessions, to: "", from: "", last: undefined });
  }
}

// Gives the connection if nobody uses it any more.
function unbind(table: SessionTable, session: Session): string | undefined {
  const name = session.connection;
  const connection = table.connections.get(name ?? "");
  session.connection = undefined;
  if (connection === undefined) return undefined;
  connection.sessions.delete(session);
  connection.last = undefined;
  if (connection.sessions.size > 0) return undefined;
  table.connections.delete(name ?? "");
  return name;
}

/**
 * Removes a session: frames for it are refused with 481 from now on.
 *
 * @param table The table.
 * @param sessionId The session.
 * @returns Its connection, if no other session uses it, to be closed (RFC 4975 section 5.4).
 */
export function removeSession(table: SessionTable, sessionId: string): string | undefined {
  const session = table.sessions.get(sessionId);
  if (session === undefined) return undefined;
  table.sessions.delete(sessionId);
  return unbind(table, session);
}

/**
 * Forgets a connection that is closed. Its sessions can be bound to another one.
 *
 * @param table The table.
 * @param connection The connection.
 * @returns The session-ids of its sessions.
 */
export function closeConnection(table: SessionTable, connection: string): readonly string[] {
  const sessions = [...(table.connections.get(connection)?.sessions ?? [])];
  table.connections.delete(connection);
  for (const session of sessions) session.connection = undefined;
  return sessions.map(({ sessionId }) => sessionId);
}

/**
 * Finds the connection of a session.
 *
 * @param table The table.
 * @param sessionId The session.
 * @returns The connection; `undefined` if it is bound to none.
 */
export function connectionOf(table: SessionTable, sessionId: string): string | undefined {
  return table.sessions.get(sessionId)?.connection;
}

/**
 * Finds the session of a frame by the session-id in its To-Path (RFC 4975 sections 5.4 and 7.3). From-Path has to be
 * that of the session's peer. The first request binds the connection; on another connection, requests for
 * the session are refused with 506 as long as that is open.
 *
 * @param table The table.
 * @param connection Where the frame came from.
 * @param frame The frame.
 * @returns The session, or what to do about it.
 */
export function matchFrame(
  table: SessionTable,
  connection: string,
  frame: MsrpFrame,
): SessionMatch {
  const { head } = frame;
  const known = table.connections.get(connection);
  const to = head.headers[0]?.value ?? "";
  const from = head.headers[1]?.value ?? "";
  // Nearly all frames have the paths of the one before.
  if (known?.last !== undefined && known.to === to && known.from === from) {
    return { kind: "session", sessionId: known.last.sessionId, isBound: false };
  }
  const found = findSession(table, head);
  if (typeof found === "number") return refuse(head, found);
  const { session, isOfPeer } = found;
  if (isOfPeer === undefined) return { kind: "early", sessionId: session.sessionId };
  if (!isOfPeer) return refuse(head, 481);
  const isBound = session.connection === undefined;
  if (isBound && head.kind === "request") bind(table, session, connection);
  if (session.connection !== connection) return refuse(head, 506);
  const own = table.connections.get(connection);
  if (own !== undefined) Object.assign(own, { to, from, last: session });
  return { kind: "session", sessionId: session.sessionId, isBound };
}

function findSession(
  table: SessionTable,
  head: MsrpHead,
): { session: Session; isOfPeer: boolean | undefined } | 400 | 481 {
  try {
    const [to, ...others] = toPath(head);
    const session = table.sessions.get(to?.sessionId ?? "");
    const from = fromPath(head).at(-1);
    if (to === undefined || from === undefined || others.length > 0 || session === undefined) {
      return 481;
    }
    const { remote, local } = session;
    if (table.isStrict && !sameMsrpUri(to, local)) return 481;
    return { session, isOfPeer: remote && isSame(table, from, remote) };
  } catch (error) {
    if (error instanceof MsrpError) return 400;
    throw error;
  }
}

function isSame({ isStrict }: SessionTable, first: MsrpUri, second: MsrpUri): boolean {
  return isStrict ? sameMsrpUri(first, second) : first.sessionId === second.sessionId;
}

function refuse(head: MsrpHead, status: 400 | 481 | 506): SessionMatch {
  if (head.kind === "response" || head.method === "REPORT") return { kind: "ignored" };
  try {
    const response = mayRespond(head, status) ? createResponse(head, status) : undefined;
    return { kind: "refused", status, response };
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
    return { kind: "refused", status, response: undefined };
  }
}
