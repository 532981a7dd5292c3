import { createDevice, type Device } from "../device/device.ts";
import type { DeviceOptions } from "../device/device-options.ts";
import type { DeviceName } from "../scenario/step.ts";
import type { Environment } from "./environment.ts";

/** A device on the stage. */
export interface Actor {
  device: Device;

  /** Index in its log of the first event since the last invitation or registration of anybody. */
  sinceAct: number;
}

/** The devices of a scenario. */
export interface Stage {
  readonly environment: Environment;

  /** The address of a user. */
  uriOf(user: string): string;

  /** Adds a device, which registers. */
  add(name: DeviceName): Promise<void>;
  find(name: DeviceName): Actor;

  /** Puts a device that has vanished back. */
  revive(name: DeviceName): Promise<Actor>;

  /** Something begins: what is expected from now on comes behind this. */
  mark(): void;
  close(): Promise<void>;
}

/** What all devices of a stage are made with. */
export type ActorOptions = Omit<DeviceOptions, "name" | "user" | "core">;

/**
 * Makes an empty stage.
 *
 * @param environment Where it stands.
 * @param options What all devices are made with.
 */
export function createStage(environment: Environment, options: ActorOptions = {}): Stage {
  const { core, domain } = environment;
  const actors = new Map<string, Actor>();
  const uriOf = (user: string): string => `sip:${user}@${domain}`;

  const open = async (name: DeviceName, instance?: string): Promise<Device> => {
    const device = await createDevice({
      ...options,
      name: keyOf(name),
      user: uriOf(name.user),
      core,
      ...(instance !== undefined && { instance }),
    });
    return device;
  };
  const find = (name: DeviceName): Actor => {
    const actor = actors.get(keyOf(name));
    if (actor === undefined) throw new Error(`no device ${keyOf(name)}`);
    return actor;
  };

  return {
    environment,
    uriOf,
    async add(name) {
      const device = await open(name);
      actors.set(keyOf(name), { device, sinceAct: 0 });
      await device.register();
    },
    find,
    async revive(name) {
      const actor = find(name);
      actor.device = await open(name, actor.device.instance);
      actor.sinceAct = 0;
      return actor;
    },
    mark() {
      for (const actor of actors.values()) actor.sinceAct = actor.device.log.events.length;
    },
    async close() {
      await Promise.all([...actors.values()].map(({ device }) => device.close()));
    },
  };
}

function keyOf({ user, device }: DeviceName): string {
  return `${user}.${device}`;
}
