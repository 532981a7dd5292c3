import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { answerCommand, createAccount, type Account } from "./imap-account.ts";
import { CommandReader, type ImapCommand } from "./imap-command.ts";

/** What a server does instead of what it is asked: a tagged answer, or worse. */
export type Fault = { readonly answer: string } | "drop" | "hang";

/** How a server differs from a plain one. */
export interface ImapServerOptions {
  readonly delimiter?: string;
  readonly prefix?: string;
  /** Beside IMAP4rev1. */
  readonly capabilities?: readonly string[];
}

/** A small IMAP server in memory. */
export interface ImapServer {
  readonly port: number;
  /** Commands that came, as `APPEND`, over all connections. */
  readonly commands: string[];
  /** Users that logged in. */
  readonly users: string[];
  /** Connections that are open. */
  readonly connections: () => number;
  /** Asked before each command. */
  fault: ((command: ImapCommand) => Fault | undefined) | undefined;
  /** Ends all connections. */
  readonly dropAll: () => void;
  /** Ends all connections, and waits until clients have seen it. */
  readonly endAll: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a server on the loopback interface. */
export async function startImapServer(options: ImapServerOptions = {}): Promise<ImapServer> {
  const { delimiter = "/", prefix = "", capabilities = ["UIDPLUS", "NAMESPACE"] } = options;
  const accounts = new Map<string, Account>();
  const sockets = new Set<Socket>();
  const greeting = `IMAP4rev1 AUTH=PLAIN ${capabilities.join(" ")}`;

  function serve(socket: Socket): void {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    const reader = new CommandReader(() => socket.write("+ go on\r\n"));
    let account: Account | undefined;
    let selected: string | undefined;
    let loginTag: string | undefined;
    socket.write(`* OK [CAPABILITY ${greeting}] ready\r\n`);
    socket.on("data", (chunk: Buffer) => {
      for (const command of reader.push(chunk)) {
        if (loginTag !== undefined) {
          // What stands where a tag would is the answer of SASL PLAIN.
          const [other = "", user = ""] = Buffer.from(command.tag, "base64").toString().split("\0");
          const name = other === "" ? user : `${other} by ${user}`;
          server.users.push(name);
          account = accounts.get(name) ?? createAccount({ delimiter, prefix, capabilities });
          accounts.set(name, account);
          socket.write(`${loginTag} OK [CAPABILITY ${greeting}] hello\r\n`);
          loginTag = undefined;
          continue;
        }
        server.commands.push(command.name);
        const fault = server.fault?.(command);
        if (fault === "drop") socket.destroy();
        if (fault === "drop" || fault === "hang") return;
        if (fault !== undefined) {
          socket.write(`${command.tag} ${fault.answer}\r\n`);
          continue;
        }
        if (command.name === "AUTHENTICATE") {
          loginTag = command.tag;
          socket.write("+ \r\n");
          continue;
        }
        const result = answerCommand(command, account, selected, greeting);
        selected = result.selected;
        socket.write(result.octets);
      }
    });
  }

  const listener = createServer(serve).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const server: ImapServer = {
    port: (listener.address() as AddressInfo).port,
    commands: [],
    users: [],
    connections: () => sockets.size,
    fault: undefined,
    dropAll: () => {
      for (const socket of sockets) socket.destroy();
    },
    endAll: async () => {
      const all = [...sockets].map((socket) => once(socket.end(), "close"));
      await Promise.all(all);
    },
    close: async () => {
      server.dropAll();
      listener.close();
      await once(listener, "close");
    },
  };
  return server;
}
