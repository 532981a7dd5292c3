import { parseSipUri, type SipRequest } from "@callingcard/sip";
import type { CallOptions } from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createEventLog, type EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import { createTimers } from "../timers.ts";
import { takeInvitation } from "./answer.ts";
import { type Behaviour, IGNORE } from "./behaviour.ts";
import type { CallOwner, DeviceCall } from "./device-call.ts";
import { describeDeviceEvent, type DeviceEvent } from "./device-event.ts";
import { allDeviceOptions, type DeviceOptions } from "./device-options.ts";
import { invite, type InviteOptions } from "./invite.ts";
import type { SendAnswer } from "./media-session.ts";
import { createMsrpDoor } from "./msrp-door.ts";
import { createRegistrar, type Registration } from "./registration.ts";
import { createSipDoor } from "./sip-door.ts";

/** A phone, tablet or other device of a user, with real sockets. */
export interface Device {
  readonly name: string;
  readonly user: string;
  readonly instance: string;

  /** What it saw and did. */
  readonly log: EventLog<DeviceEvent>;

  /** The address for its Contact: its GRUU where it has one. */
  readonly contact: string;

  /** The public GRUU, once it is registered. */
  readonly gruu: string | undefined;

  /** All calls, in their order. */
  readonly calls: readonly DeviceCall[];

  /** The last call that is not over, else the last one. */
  readonly current: DeviceCall | undefined;

  /**
   * Registers, and again before that expires.
   *
   * @param expiresSeconds How long. Default 600.
   * @throws RegistrationRefused
   */
  register(expiresSeconds?: number): Promise<Registration>;
  unregister(): Promise<void>;

  /** Says how the next invitations are answered, one each; one that nothing is said for rings without end. */
  answerNext(...behaviours: readonly Behaviour[]): void;

  /** Invites a user. */
  invite(target: string, options?: InviteOptions): DeviceCall;

  /** How it answers each SEND from now on. 200 at first. */
  answerSends(answer: SendAnswer): void;

  /** Reads MSRP at most so fast from now on; 0 for not at all, `undefined` as fast as it can. */
  setPace(octetsPerSecond: number | undefined): void;

  /** Keeps refreshes of sessions from going out from now on. */
  stopRefreshing(): void;

  /** Whether it has vanished. */
  readonly isCut: boolean;

  /** Vanishes: closes all connections and answers nothing any more. */
  cut(): Promise<void>;

  /** Closes everything. */
  close(): Promise<void>;
}

const DEFAULT_EXPIRES_SECONDS = 600;

/**
 * Makes a device.
 *
 * @param made Who and where it is.
 * @returns The device, listening and not registered.
 */
export async function createDevice(made: DeviceOptions): Promise<Device> {
  const options = allDeviceOptions(made);
  const { name, user, instance, transport } = options;
  const log = createEventLog<DeviceEvent>(name, describeDeviceEvent);
  const timers = createTimers();
  const behaviours: Behaviour[] = [];
  const calls: DeviceCall[] = [];
  let sendAnswer: SendAnswer = 200;
  let isCut = false;
  let registration: Registration | undefined;

  const onInvite = (request: SipRequest, source: SipTarget): void => {
    const behaviour = behaviours.shift() ?? IGNORE;
    const times = behaviour.kind === "accept" && behaviour.twice === true ? 2 : 1;
    for (let time = 0; time < times; time++) {
      calls.push(takeInvitation(owner(), door, { request, source }, callOptions(), behaviour));
    }
  };
  const door = await createSipDoor(options, log, onInvite);
  const msrp = await createMsrpDoor(options, log);
  const scheme = transport === "udp" ? "" : `;transport=${transport}`;
  const plain = `sip:${parseSipUri(user).user ?? "anonymous"}@${door.hostPort}${scheme}`;
  const registrar = createRegistrar(options, door, plain);

  const owner = (): CallOwner => ({
    name: `c${calls.length + 1}`,
    options,
    log,
    msrp,
    sendAnswer: () => sendAnswer,
  });
  const contact = (): string => registration?.gruu ?? plain;
  const callOptions = (): CallOptions => ({
    contact: [`<${contact()}>`, `+sip.instance="<${instance}>"`, ...options.features].join(";"),
    createId: newIdentifier,
    via: (target) => door.via(target),
    userAgent: options.release,
    server: options.release,
    supported: options.supported,
    transactions: options.transactions,
    ...(options.sessionTimer !== undefined && { sessionTimer: options.sessionTimer }),
  });
  const register = async (expiresSeconds: number): Promise<Registration> => {
    const registered = await registrar.register(expiresSeconds);
    registration = registered;
    log.add({ kind: "registered", ...registered });
    timers.start("refresh", (registered.expiresSeconds * 1000) / 2, () => {
      register(expiresSeconds).catch((error: unknown) => {
        log.add({ kind: "problem", text: String(error) });
      });
    });
    return registered;
  };
  const cut = async (): Promise<void> => {
    if (isCut) return;
    isCut = true;
    timers.stopAll();
    for (const call of calls) call.drop();
    await Promise.all([door.close(), msrp.shutdown()]);
  };

  return {
    name,
    user,
    instance,
    log,
    calls,
    get contact() {
      return contact();
    },
    get gruu() {
      return registration?.gruu;
    },
    get current() {
      return calls.findLast(({ state }) => state !== "over") ?? calls.at(-1);
    },
    register: (expiresSeconds = DEFAULT_EXPIRES_SECONDS) => register(expiresSeconds),
    async unregister() {
      timers.stop("refresh");
      await registrar.register(0);
      registration = undefined;
      log.add({ kind: "unregistered" });
    },
    answerNext(...next) {
      behaviours.push(...next);
    },
    invite(target, invited = {}) {
      const call = invite(owner(), door, target, callOptions(), invited);
      calls.push(call);
      return call;
    },
    answerSends(answer) {
      sendAnswer = answer;
    },
    setPace(octetsPerSecond) {
      msrp.setPace(octetsPerSecond);
    },
    stopRefreshing() {
      door.refreshes = false;
    },
    get isCut() {
      return isCut;
    },
    cut,
    close: cut,
  };
}
