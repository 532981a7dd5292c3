import { setTimeout as pause } from "node:timers/promises";
import type { Device } from "../device/device.ts";
import type { DeviceCall } from "../device/device-call.ts";
import type { Step } from "../scenario/step.ts";
import type { Environment } from "./environment.ts";
import type { Expectation } from "./expect-step.ts";
import { ScenarioFailure } from "./scenario-failure.ts";
import type { Stage } from "./stage.ts";

/** Statements that do something. */
export type Deed = Exclude<Step, Expectation | { readonly kind: "title" }>;

/** How long a device that is to say something waits for its session, in milliseconds. */
const SESSION_MS = 5_000;

/**
 * Does what a statement says.
 *
 * @param stage The devices.
 * @param step What is to be done.
 * @throws ScenarioFailure where that cannot be done.
 */
export async function doStep(stage: Stage, step: Deed): Promise<void> {
  if (step.kind === "user") {
    const { user, devices } = step;
    for (const device of devices) await stage.add({ user, device });
  } else if (step.kind === "waits") await pause(step.forMs);
  else if ("device" in step) await doOnDevice(stage, step);
  else await change(stage, step);
}

/** Statements about the environment. */
type Change = Deed & {
  readonly kind: "policy" | "blocks" | "undisturbed" | "restarts" | "kills";
};

async function change(stage: Stage, step: Change): Promise<void> {
  const { environment } = stage;
  switch (step.kind) {
    case "policy": {
      const user = step.user === "provider" ? undefined : stage.uriOf(step.user);
      await can(environment, "setPolicy", step)(user, step.key, step.value);
      break;
    }
    case "blocks":
      await can(environment, "block", step)(stage.uriOf(step.user), stage.uriOf(step.other));
      break;
    case "undisturbed":
      await can(environment, "doNotDisturb", step)(stage.uriOf(step.user));
      break;
    case "restarts":
      await can(environment, "restart", step)();
      break;
    case "kills":
      await can(environment, "kill", step)();
      break;
  }
}

/** What an environment may be able to do. */
type Ability = "setPolicy" | "block" | "doNotDisturb" | "restart" | "kill";

function can<Name extends Ability>(
  environment: Environment,
  name: Name,
  step: Step,
): NonNullable<Environment[Name]> {
  const ability = environment[name];
  if (ability === undefined) throw new ScenarioFailure(step, `this environment has no ${name}`);
  return ability.bind(environment) as NonNullable<Environment[Name]>;
}

/** Statements about a device. */
type DeviceDeed = Extract<Deed, { readonly device: unknown }>;

async function doOnDevice(stage: Stage, step: DeviceDeed): Promise<void> {
  const { device } = stage.find(step.device);
  switch (step.kind) {
    case "registers": {
      stage.mark();
      const { device: there } = device.isCut ? await stage.revive(step.device) : { device };
      await there.register();
      break;
    }
    case "unregisters":
      await device.unregister();
      break;
    case "invites": {
      const replaced = device.current?.contributionId;
      stage.mark();
      device.invite(stage.uriOf(step.user), {
        ...(step.group !== undefined && { group: step.group }),
        ...(step.replaces && replaced !== undefined && { replaces: replaced }),
      });
      break;
    }
    case "accepts":
      device.answerNext({ kind: "accept", afterMs: step.afterMs, twice: step.twice });
      break;
    case "declines":
      device.answerNext({ kind: "decline", status: step.status, afterMs: step.afterMs });
      break;
    case "redirects": {
      const { contact } = stage.find(step.to).device;
      device.answerNext({ kind: "redirect", contact });
      break;
    }
    case "ignores":
      device.answerNext({ kind: "ignore" });
      break;
    case "cuts":
      await device.cut();
      break;
    case "stalls":
      device.setPace(0);
      break;
    case "reads":
      device.setPace(step.octetsPerSecond);
      break;
    case "idles":
      device.stopRefreshing();
      break;
    case "says":
      (await session(device)).say(step.text, { wanting: step.wanting });
      break;
    case "types":
    case "rests":
      (await session(device)).type(step.kind === "types");
      break;
    case "leaves":
      (await session(device)).bye([
        { name: "Reason", value: 'SIP;cause=200;text="User ended session"' },
      ]);
      break;
    case "displays":
      await display(device, step.text, step);
      break;
  }
}

async function session(device: Device): Promise<DeviceCall> {
  await device.log.waitFor(() => device.current?.state === "established", {
    timeoutMs: SESSION_MS,
    what: "session",
  });
  const call = device.current;
  if (call === undefined) throw new Error(`${device.name} has no session`);
  return call;
}

async function display(device: Device, text: string, step: Step): Promise<void> {
  const call = await session(device);
  const { messageId } = await device.log.waitForKind(
    "chat",
    (chat) => chat.way === "in" && chat.text === text,
  );
  if (messageId !== undefined && call.display(messageId)) return;
  throw new ScenarioFailure(step, `no notification of "${text}" is wanted`);
}
