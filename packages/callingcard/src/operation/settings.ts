import type { GivenOptions } from "../configuration/given-options.ts";
import {
  type Environment,
  quoted,
  readOptional,
  readPort,
  readSetting,
  type Setting,
} from "../setting.ts";
import { ExitError } from "../surroundings.ts";

/** Settings of what operators watch the server by. */
export interface OperationSettings {
  /** Where metrics and health are told; `undefined` for nowhere. */
  readonly monitor: { readonly host: string; readonly port: number } | undefined;
  /** Where traces are sent; `undefined` for nowhere. */
  readonly otlpUrl: string | undefined;
}

/**
 * Reads the settings of what operators watch the server by.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2.
 */
export function readOperation(options: GivenOptions, env: Environment): OperationSettings {
  const host = readSetting("monitor-host", options, env).value;
  const port = readOptional("monitor-port", options, env);
  return {
    monitor: port && { host, port: readPort(port) },
    otlpUrl: readUrl(readOptional("otlp-url", options, env)),
  };
}

function readUrl(setting: Setting | undefined): string | undefined {
  if (setting === undefined) return undefined;
  const { name, value } = setting;
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
  throw new ExitError(2, `${name} is not an HTTP URL: ${quoted(value)}`);
}
