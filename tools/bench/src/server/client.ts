import type { Answer } from "./answer-reader.ts";
import { type Connection, openConnection } from "./connection.ts";

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Kept-alive connections to one server, as many as requests are under way at once. */
export interface Client {
  ask(ask: Ask): Promise<Answer>;
  close(): void;
}

/**
 * A connection that was idle for longer is not used again, in milliseconds: while answers are checked, nothing tells that
 * a server has closed it, as Node does after 5 seconds.
 */
const MAX_IDLE_MS = 2_000;

export function openClient(server: URL, credentials: string | undefined): Client {
  const idle: { readonly connection: Connection; readonly sinceMs: number }[] = [];
  const authorization =
    credentials === undefined
      ? ""
      : `Authorization: Basic ${Buffer.from(credentials).toString("base64")}\r\n`;
  const always = `Host: ${server.host}\r\n${authorization}`;

  function takeConnection(): Connection {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      if (kept.connection.isOpen() && performance.now() - kept.sinceMs < MAX_IDLE_MS) {
        return kept.connection;
      }
      kept.connection.close();
    }
    return openConnection(server.hostname, Number(server.port));
  }

  async function ask({ method, url, headers = {}, body }: Ask): Promise<Answer> {
    let head = `${method} ${url.pathname} HTTP/1.1\r\n${always}`;
    for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
    if (body !== undefined) head += `Content-Length: ${Buffer.byteLength(body)}\r\n`;
    const connection = takeConnection();
    const answer = await connection.ask(`${head}\r\n${body ?? ""}`);
    idle.push({ connection, sinceMs: performance.now() });
    return answer;
  }

  return {
    ask,
    close() {
      for (const { connection } of idle) connection.close();
    },
  };
}
