import { type CardDavHandler, withCors } from "@callingcard/carddav-server";
import {
  type RunningServer,
  serveCardDav,
  withCompression,
} from "@callingcard/carddav-server/node";
import { ExitError } from "../surroundings.ts";
import { readCertificate } from "./certificate.ts";
import type { HttpSettings } from "./settings.ts";

/**
 * How long an idle connection is kept, in milliseconds: longer than proxies and clients keep theirs,
 * so that they do not send a request into one that is being closed.
 */
const KEEP_ALIVE_MS = 75_000;

/**
 * Opens the door that clients of the address book come through.
 *
 * @param settings Where and how it answers.
 * @param handler What it answers.
 * @throws ExitError Status 1 when the port or the certificate cannot be had.
 */
export async function openDoor(
  settings: HttpSettings,
  handler: CardDavHandler,
): Promise<RunningServer> {
  const { host, port, tls: files, isCompressing, corsOrigins } = settings;
  const compressing = isCompressing ? withCompression(handler) : handler;
  const open =
    corsOrigins === undefined ? compressing : withCors(compressing, { origins: corsOrigins });
  const tls = files && readCertificate(files);
  try {
    return await serveCardDav(open, { host, port, tls, keepAliveMs: KEEP_ALIVE_MS });
  } catch (error) {
    throw explain(error, settings);
  }
}

function explain(error: unknown, { host, port }: HttpSettings): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  const names = "--port, --host; CALLINGCARD_PORT, CALLINGCARD_HOST";
  return new ExitError(1, `cannot listen on ${host} port ${port} (${names}): ${error.message}`);
}
