import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../port/free-port.ts";
import { keepLog } from "./child-log.ts";
import { run } from "./program.ts";

/** Mail of root is refused, so root lets the mail belong to who owns nothing else. */
const NOBODY = 65_534;

/** Names of mailboxes, where they are not the usual ones. */
export interface DovecotNaming {
  readonly separator: "/" | ".";
  /** What personal mailboxes begin with. */
  readonly prefix: string;
}

/** A Dovecot on the loopback interface, with any user and one password for all. */
export interface Dovecot {
  readonly host: string;
  /** For connections that begin without TLS. */
  readonly port: number;
  /** For connections that begin with TLS. */
  readonly tlsPort: number;
  /** Certificate of the server, which signed itself. */
  readonly certificate: string;
  readonly password: string;
  /** Acts for all users, as `user*master`. */
  readonly master: { readonly user: string; readonly password: string; readonly separator: string };
  /** Kills it, and leaves the port closed. */
  halt(): Promise<void>;
  /** Starts it again after `halt`, on the same port and mail. */
  resume(): Promise<void>;
  /** What it wrote to its log. */
  log(): string;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts Dovecot on a folder and a port of its own and waits until it answers. */
export async function startDovecot(
  naming: DovecotNaming = { separator: "/", prefix: "" },
): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), "dovecot-"));
  const port = await freePort();
  const tlsPort = await freePort();
  const config = join(folder, "dovecot.conf");
  prepareFolder(folder);
  writeFileSync(config, configuration(folder, { port, tlsPort, ...naming }));
  let child = await start(config, port);

  async function halt(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const exit = once(child, "exit");
    // All of its processes, as a crash of the machine does.
    process.kill(-child.pid, "SIGKILL");
    await exit;
  }

  return {
    host: "127.0.0.1",
    port,
    tlsPort,
    certificate: readFileSync(join(folder, "cert.pem"), "utf8"),
    password: PASSWORD,
    master: { user: MASTER, password: MASTER_PASSWORD, separator: "*" },
    halt,
    resume: async () => {
      child = await start(config, port);
    },
    log: () => readFileSync(join(folder, "log"), "utf8"),
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PASSWORD = "correct-horse";
const MASTER = "cpm";
const MASTER_PASSWORD = "battery-staple";

/** Makes the folder readable for the processes that Dovecot starts under other names. */
function prepareFolder(folder: string): void {
  chmodSync(folder, 0o755);
  const mail = join(folder, "mail");
  mkdirSync(mail);
  if (process.getuid?.() === 0) chownSync(mail, NOBODY, NOBODY);
  writeFileSync(join(folder, "users"), `${MASTER}:{PLAIN}${MASTER_PASSWORD}\n`);
  writeFileSync(join(folder, "log"), "");
  const [key, certificate] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  run("openssl", [
    "req",
    "-x509",
    ...kind,
    ...subject,
    "-keyout",
    `${key}`,
    "-out",
    `${certificate}`,
  ]);
}

interface Settings extends DovecotNaming {
  readonly port: number;
  readonly tlsPort: number;
}

function configuration(folder: string, { port, tlsPort, separator, prefix }: Settings): string {
  const uid = process.getuid?.() ?? NOBODY;
  const isRoot = uid === 0;
  const owner = isRoot ? NOBODY : uid;
  const group = isRoot ? NOBODY : (process.getgid?.() ?? NOBODY);
  const self = isRoot ? "" : ownUser();
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_username_chars =
auth_username_format = %u
auth_master_user_separator = *
first_valid_uid = 1
mail_location = ${separator === "/" ? "sdbox:~/mail" : "maildir:~/mail"}
namespace inbox {
  inbox = yes
  separator = ${separator}
  prefix = ${prefix}
}
passdb {
  driver = passwd-file
  master = yes
  args = ${folder}/users
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner} gid=${group} home=${folder}/mail/%u
}
${isRoot ? "" : `default_internal_user = ${self}\ndefault_login_user = ${self}`}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tlsPort}
    ssl = yes
  }
}
`;
}

function ownUser(): string {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.split(":")[2] === String(process.getuid?.()));
  const [name] = line?.split(":") ?? [];
  if (name === undefined) throw new Error("this process runs under a user without a name");
  return name;
}

async function start(config: string, port: number): Promise<ChildProcess> {
  const child = spawn("dovecot", ["-F", "-c", config], {
    // A process group of its own.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const log = keepLog("dovecot", child.stderr);
  let failure: string | undefined;
  child.on("error", (error) => {
    const isMissing = "code" in error && error.code === "ENOENT";
    failure = isMissing ? "is not installed: apt-get install dovecot-imapd" : error.message;
  });
  child.on("exit", (code) => {
    failure ??= `ended with ${code}: ${log()}`;
  });
  for (let attempt = 0; failure === undefined && attempt < 200; attempt += 1) {
    if (await answers(port)) return child;
    await wait(50);
  }
  throw new Error(`dovecot ${failure ?? "does not answer"}`);
}

/** Tells whether a greeting comes. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
  });
}
