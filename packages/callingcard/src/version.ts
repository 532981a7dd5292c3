import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The version of the program: that of its package. */
export function readVersion(): string {
  const manifest: unknown = require("@callingcard/callingcard/package.json");
  const version =
    manifest instanceof Object && "version" in manifest ? manifest.version : undefined;
  return String(version);
}
