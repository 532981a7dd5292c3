import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../port/free-port.ts";

/** Where Debian puts the modules; other systems say it in the environment. */
const MODULES = process.env["KAMAILIO_MODULES"] ?? "/usr/lib/x86_64-linux-gnu/kamailio/modules/";

/** What Kamailio is started with. */
export interface KamailioOptions {
  /** The domain whose users it serves. */
  readonly domain: string;

  /** The function that requests go through first. */
  readonly function: {
    /** Where it listens by TCP. */
    readonly host: string;
    readonly port: number;

    /** Stands in the `odi` of the Route by which the function sends something back. */
    readonly marker: string;
  };
}

/** A Kamailio on the loopback interface: registrar with GRUUs, home proxy and service trigger. */
export interface Kamailio {
  readonly host: string;

  /** Of UDP and TCP. */
  readonly port: number;

  /** The URI that the function has as its core. */
  readonly coreUri: string;

  /** What it wrote to its log. */
  log(): string;

  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts Kamailio on a folder and a port of its own and waits until it answers.
 *
 * @param options What it serves.
 */
export async function startKamailio(options: KamailioOptions): Promise<Kamailio> {
  const folder = mkdtempSync(join(tmpdir(), "kamailio-"));
  const port = await freePort();
  const config = join(folder, "kamailio.cfg");
  const log = join(folder, "log");
  writeFileSync(log, "");
  writeFileSync(config, configuration(port, options));
  const child = await start(folder, config, port);
  const host = "127.0.0.1";
  return {
    host,
    port,
    coreUri: `sip:${host}:${port};transport=tcp;lr;odi=${options.function.marker}`,
    log: () => readFileSync(log, "utf8"),
    stop: async () => {
      await halt(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Writes the configuration. Requests with the service of CPM for a user of the domain go to the function, unless
 * they come from there; all others go to the devices. Each REGISTER that is taken is told to the function.
 */
function configuration(port: number, { domain, function: service }: KamailioOptions): string {
  const target = `${service.host}:${service.port};transport=tcp`;
  const modules = [
    "kex",
    "corex",
    "tm",
    "tmx",
    "sl",
    "rr",
    "pv",
    "maxfwd",
    "usrloc",
    "outbound",
    "registrar",
    "path",
    "nathelper",
    "textops",
    "siputils",
    "uac",
    "xlog",
  ];
  return `#!KAMAILIO
debug=1
log_stderror=yes
fork=yes
children=1
tcp_children=1
tcp_connection_lifetime=3605
auto_aliases=no
alias="${domain}"
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
mpath="${MODULES}"
${modules.map((name) => `loadmodule "${name}.so"`).join("\n")}
modparam("outbound", "flow_token_secret", "only for the loopback interface")
modparam("usrloc", "db_mode", 0)
modparam("usrloc", "timer_interval", 1)
modparam("registrar", "gruu_enabled", 1)
modparam("registrar", "outbound_mode", 1)
modparam("registrar", "use_path", 1)
modparam("registrar", "path_mode", 0)
modparam("registrar", "method_filtering", 1)
modparam("registrar", "min_expires", 10)
modparam("registrar", "received_avp", "$avp(received)")
modparam("nathelper", "received_avp", "$avp(received)")
modparam("rr", "enable_double_rr", 1)
modparam("tm", "contacts_avp", "contacts")
modparam("tm", "contact_flows_avp", "flows")

request_route {
  if (!mf_process_maxfwd_header("70")) {
    sl_send_reply("483", "Too Many Hops");
    exit;
  }
  if (is_method("CANCEL")) {
    if (t_check_trans()) t_relay();
    exit;
  }
  $var(returned) = 0;
  if ($hdr(Route) =~ "odi=${service.marker}") $var(returned) = 1;
  if (has_totag()) {
    if (loose_route()) {
      if (uri == myself) route(LOCATION);
      t_relay();
    } else if (!is_method("ACK")) {
      sl_send_reply("481", "Call/Transaction Does Not Exist");
    } else if (t_check_trans()) {
      t_relay();
    }
    exit;
  }
  if (t_check_trans()) exit;
  if (is_method("REGISTER")) route(REGISTRATION);
  loose_route();
  if (is_method("INVITE|SUBSCRIBE")) record_route();
  if ($var(returned) == 0) {
    remove_hf("P-Asserted-Identity");
    append_hf("P-Asserted-Identity: <$fu>\\r\\n");
    if (uri == myself && is_method("INVITE|MESSAGE") && $hdr(Accept-Contact) =~ "icsi.oma.cpm") {
      insert_hf("Route: <sip:${target};lr>, <sip:127.0.0.1:${port};transport=tcp;lr;odi=${service.marker}>\\r\\n", "Call-ID");
      $du = "sip:${target}";
      t_relay();
      exit;
    }
  }
  if (uri == myself) route(LOCATION);
  t_relay();
  exit;
}

route[LOCATION] {
  if (!lookup("location")) {
    t_newtran();
    t_reply("480", "Temporarily Unavailable");
    exit;
  }
}

route[REGISTRATION] {
  # SIPp registers at one port for a client at another one; all others are reached by where they register from.
  if ($ua != "SIPp") fix_nated_register();
  if (!save("location")) {
    sl_reply_error();
    exit;
  }
  $uac_req(method) = "REGISTER";
  $uac_req(ruri) = "sip:${target}";
  $uac_req(furi) = "sip:${domain}";
  $uac_req(turi) = $tu;
  $uac_req(hdrs) = "Contact: <sip:127.0.0.1:${port};transport=tcp>\\r\\nContent-Type: message/sip\\r\\n";
  $uac_req(body) = $mb;
  uac_req_send();
  exit;
}
`;
}

async function start(folder: string, config: string, port: number): Promise<ChildProcess> {
  // In the foreground, with its two processes for each socket in a group of their own.
  const child = spawn(
    "kamailio",
    ["-DD", "-E", "-f", config, "-Y", folder, "-m", "32", "-M", "8"],
    {
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let failure: string | undefined;
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    writeFileSync(join(folder, "log"), text, { flag: "a" });
  });
  child.on("error", (error) => {
    const isMissing = "code" in error && error.code === "ENOENT";
    failure = isMissing ? "is not installed: apt-get install kamailio" : error.message;
  });
  child.on("exit", (code) => {
    failure ??= `ended with ${code}: ${output}`;
  });
  for (let attempt = 0; failure === undefined && attempt < 200; attempt += 1) {
    if (await answers(port)) return child;
    await wait(50);
  }
  await halt(child);
  throw new Error(`kamailio ${failure ?? "does not answer"}`);
}

/** Ends all of its processes. */
async function halt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  const isOver = await Promise.race([exit.then(() => true), wait(5000, false)]);
  if (isOver) return;
  process.kill(-child.pid, "SIGKILL");
  await exit;
}

/** Tells whether a connection is taken. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
