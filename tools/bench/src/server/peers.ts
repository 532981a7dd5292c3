import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../port/free-port.ts";
import type { BenchCard } from "./cards.ts";
import { startOwnProgram } from "./own-program.ts";
import { answering, end, HOST, newFolder } from "./peer-process.ts";

/** A server under load, on a loopback port, with data in a folder of its own. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The address book to load; it may have to be made. */
  readonly bookUrl: URL;
  /** `user:password`, or nothing where the server asks for none. */
  readonly credentials: string | undefined;
  /**
   * Puts cards into the book behind the server's back, in its own way of keeping them: for servers that
   * would take a quarter of an hour to be filled by requests.
   */
  readonly fill?: (cards: readonly BenchCard[]) => void;
  /** Whether it is the program of this repository. */
  readonly isOwn?: boolean;
  /** The process that it is, or that started those that it is. */
  readonly processId: number | undefined;
  stop(): Promise<void>;
}

/** The bare server that tells how fast another could be. */
export const FLOOR = "floor";

/** The servers that are compared where none are named. */
const STARTERS: Readonly<Record<string, () => Promise<Peer>>> = {
  callingcard: () => startOwnProgram("callingcard", 1),
  "callingcard-2": () => startOwnProgram("callingcard-2", 2),
  radicale: startRadicale,
  xandikos: startXandikos,
  cyrus: startCyrus,
};

export const PEER_NAMES: readonly string[] = Object.keys(STARTERS);

/**
 * Starts one of {@link PEER_NAMES}, or {@link FLOOR}.
 *
 * @throws Error When it is not installed; the message says how to install it.
 */
export function startPeer(name: string): Promise<Peer> {
  const start = name === FLOOR ? startFloor : STARTERS[name];
  if (start === undefined) {
    throw new Error(`"${name}" is none of ${[...PEER_NAMES, FLOOR].join(", ")}`);
  }
  return start();
}

const FLOOR_SERVER = fileURLToPath(
  new URL("../../../../../shared/bench/carddav/floor-server.mjs", import.meta.url),
);

/**
 * A server of node:http and node:sqlite that does next to nothing beside: it knows no rights, locks or properties, and
 * reads requests with regular expressions. What it needs for an answer, any server in Node needs.
 */
async function startFloor(): Promise<Peer> {
  if (!existsSync(FLOOR_SERVER)) throw new Error(`there is no floor server at ${FLOOR_SERVER}`);
  const folder = newFolder("floor");
  const port = await freePort();
  const child = spawn(process.execPath, [FLOOR_SERVER, join(folder, "book.sqlite"), String(port)], {
    stdio: "ignore",
  });
  await answering(port);
  return {
    name: FLOOR,
    version: "",
    bookUrl: new URL(`http://${HOST}:${port}/bench/book/`),
    credentials: "bench:bench",
    processId: child.pid,
    stop: () => end(child, folder),
  };
}

async function startRadicale(): Promise<Peer> {
  const version = debianVersion("radicale");
  const folder = newFolder("radicale");
  const port = await freePort();
  writeFileSync(join(folder, "users"), "bench:bench\n");
  writeFileSync(
    join(folder, "config"),
    `[server]
hosts = ${HOST}:${port}
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
[storage]
filesystem_folder = ${folder}/data
[logging]
level = warning
`,
  );
  const child = spawn("radicale", ["-C", join(folder, "config")], { stdio: "ignore" });
  await answering(port);
  return {
    name: "radicale",
    version,
    bookUrl: new URL(`http://${HOST}:${port}/bench/book/`),
    credentials: "bench:bench",
    fill: (cards) => writeCards(join(folder, "data/collection-root/bench/book"), cards),
    processId: child.pid,
    stop: () => end(child, folder),
  };
}

async function startXandikos(): Promise<Peer> {
  const version = debianVersion("xandikos");
  const folder = newFolder("xandikos");
  const port = await freePort();
  const child = spawn(
    "xandikos",
    ["-d", join(folder, "data"), "--current-user-principal", "/bench/", "--defaults"].concat([
      "-l",
      HOST,
      "-p",
      String(port),
    ]),
    { stdio: "ignore" },
  );
  await answering(port);
  return {
    name: "xandikos",
    version,
    bookUrl: new URL(`http://${HOST}:${port}/bench/contacts/book/`),
    credentials: undefined,
    fill(cards) {
      const book = join(folder, "data/bench/contacts/book");
      writeCards(book, cards);
      execFileSync("git", ["-C", book, "add", "--all"]);
      const author = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"];
      execFileSync("git", ["-C", book, ...author, "commit", "--quiet", "--message", "Fill"]);
    },
    processId: child.pid,
    stop: () => end(child, folder),
  };
}

/** Cyrus drops to a user of its own and wants its mailbox made over IMAP before HTTP works. */
async function startCyrus(): Promise<Peer> {
  const version = debianVersion("cyrus-common");
  const imapd = cyrusImapd();
  const folder = newFolder("cyrus");
  const httpPort = await freePort();
  const imapPort = await freePort();
  for (const part of ["etc", "spool", "lib/socket", "lib/proc", "lib/lock", "lib/db"]) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const settings = join(folder, "etc/imapd.conf");
  const services = join(folder, "etc/cyrus.conf");
  writeFileSync(
    settings,
    `configdirectory: ${folder}/lib
defaultpartition: default
partition-default: ${folder}/spool
proc_path: ${folder}/lib/proc
mboxname_lockpath: ${folder}/lib/lock
lmtpsocket: ${folder}/lib/socket/lmtp
idlesocket: ${folder}/lib/socket/idle
notifysocket: ${folder}/lib/socket/notify
altnamespace: no
unixhierarchysep: yes
virtdomains: off
admins: admin
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_mech_list: PLAIN
sasl_sasldb_path: ${folder}/lib/sasldb2
httpmodules: carddav
umask: 077
syslog_prefix: cyrus-bench
`,
  );
  writeFileSync(
    services,
    `START {
  recover cmd="/usr/sbin/cyrus ctl_cyrusdb -r -C ${settings}"
}
SERVICES {
  imap cmd="${imapd} -U 30 -C ${settings}" listen="${HOST}:${imapPort}" prefork=0 maxchild=5
  http cmd="httpd -U 30 -C ${settings}" listen="${HOST}:${httpPort}" prefork=0 maxchild=100
}
EVENTS {
  checkpoint cmd="/usr/sbin/cyrus ctl_cyrusdb -c -C ${settings}" period=30
}
`,
  );
  for (const user of ["bench", "admin"]) {
    execFileSync(
      "saslpasswd2",
      ["-p", "-c", "-f", join(folder, "lib/sasldb2"), "-u", hostname(), user],
      { input: "bench" },
    );
  }
  execFileSync("chown", ["-R", "cyrus:mail", folder]);
  const child = spawn(
    "/usr/lib/cyrus/bin/master",
    ["-D", "-C", settings, "-M", services, "-p", join(folder, "master.pid")],
    { stdio: "ignore", detached: true },
  );
  await answering(httpPort);
  await makeMailbox(imapPort);
  return {
    name: "cyrus",
    version,
    bookUrl: new URL(`http://${HOST}:${httpPort}/dav/addressbooks/user/bench/book/`),
    credentials: "bench:bench",
    processId: child.pid,
    stop: () => end(child, folder),
  };
}

/** Debian's cyrus-imapd conflicts with other IMAP servers, so it may be unpacked beside the system. */
const UNPACKED_IMAPD = "/opt/cyrus-imapd/usr/lib/cyrus/bin/imapd";

function cyrusImapd(): string {
  const found = ["/usr/lib/cyrus/bin/imapd", UNPACKED_IMAPD].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error("cyrus-imapd is not installed: sh tools/bench/install-peers.sh");
}

async function makeMailbox(port: number): Promise<void> {
  const socket = connect(port, HOST);
  const lines = createInterface({ input: socket });
  const commands = ["a LOGIN admin bench", "b CREATE user/bench", "c LOGOUT"].values();
  for await (const line of lines) {
    if (/^[ab] (NO|BAD)/.test(line)) throw new Error(`cyrus refused its mailbox: ${line}`);
    if (!/^(\* OK|[ab] OK)/.test(line)) continue;
    const { value } = commands.next();
    if (value !== undefined) socket.write(`${value}\r\n`);
  }
}

function debianVersion(name: string): string {
  try {
    const version = execFileSync("dpkg-query", ["-W", "-f", "${Version}", name], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return version.replace(/-.*/, "");
  } catch (error) {
    throw new Error(`${name} is not installed: sh tools/bench/install-peers.sh`, { cause: error });
  }
}

function writeCards(folder: string, cards: readonly BenchCard[]): void {
  for (const { name, text } of cards) writeFileSync(join(folder, name), text);
}
