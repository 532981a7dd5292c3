import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type * as source from "./contests.ts";

/**
 * Loads the contests with the packages as they are shipped, in one file. Run from source by the test
 * runner, every use of an import would cost a call, which is more than what is measured here.
 */
export async function shipped(): Promise<typeof source> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("contests.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["@callingcard/source"],
  });
  const text = outputFiles[0]?.text ?? "";
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  return (await import(/* @vite-ignore */ url)) as typeof source;
}
