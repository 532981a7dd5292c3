import { type BindingStore, type CoreServer, createCoreServer } from "@callingcard/cpm-server/core";
import type { Binding } from "@callingcard/sip-core";
import type { SipListenAddress } from "@callingcard/sip-transport";
import type { Log } from "../log.ts";
import type { UserView } from "../store.ts";
import { createDigest } from "./digest.ts";
import { openSockets } from "./listening.ts";
import { logProblem } from "./problem-log.ts";
import type { MessagingSettings } from "./settings.ts";
import { userOf } from "./sip-address.ts";
import type { MessagingStores } from "./stores.ts";
import type { TlsFiles } from "./tls-files.ts";

/** What the embedded core is opened with. */
export interface EmbeddedCoreOptions {
  readonly settings: MessagingSettings;
  readonly tls: TlsFiles | undefined;
  readonly users: UserView;
  readonly stores: MessagingStores;
  readonly log: Log;
}

/**
 * Binds the embedded core to its sockets. Its registrations are kept in the data folder.
 *
 * @param options Whom it serves, and where.
 * @throws ExitError Status 1 for a port that cannot be had.
 */
export function openEmbeddedCore(options: EmbeddedCoreOptions): Promise<CoreServer> {
  const { settings, tls, stores, log } = options;
  const { host, ports, domain } = settings;
  const listen: SipListenAddress[] = [
    { transport: "tcp", host, port: ports.sip },
    { transport: "udp", host, port: ports.sip },
  ];
  if (tls !== undefined) listen.push({ transport: "tls", host, port: ports.sips });
  return openSockets({ plain: "sip", tls: "sips" }, () =>
    createCoreServer({
      domains: [domain],
      listen,
      ...(tls !== undefined && { tls }),
      bindings: keptBindings(stores.cpm.bindings),
      core: userOptions(options),
      onProblem: logProblem(log, "core"),
      onBinding: ({ event, binding }) => {
        log.info({ event, user: binding.aor, contact: binding.contact }, "registration");
      },
    }),
  );
}

// A flow over a connection ended with the process that had it, and its device opens another one (RFC 5626 section
// 4.5): until then nobody is there.
function keptBindings(rows: MessagingStores["cpm"]["bindings"]): BindingStore {
  return {
    async load() {
      const all = await rows.load(Date.now());
      const isGone = ({ regId, source }: Binding): boolean =>
        regId !== undefined && source !== undefined && source.transport !== "udp";
      for (const { aor, id } of all.filter(isGone)) await rows.remove(aor, id);
      return all.filter((binding) => !isGone(binding));
    },
    save: (binding) => rows.save(binding),
    remove: (aor, id) => rows.remove(aor, id),
  };
}

// Without Digest nobody can tell who somebody is: whoever registers is a user.
function userOptions({ settings, users, log }: EmbeddedCoreOptions): object {
  if (!settings.digest) return {};
  const { domain } = settings;
  const onMissing = (user: string): void => {
    log.error(
      { user, remedy: `callingcard user passwd ${user}` },
      "user has no password for SIP yet",
    );
  };
  return {
    authentication: createDigest(users, domain, onMissing),
    isUser: (aor: string) => {
      const user = userOf(aor, domain);
      return user !== undefined && users.hasUser(user);
    },
  };
}
