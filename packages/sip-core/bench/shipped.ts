import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type * as source from "../src/index.ts";

/**
 * Loads the package as it is shipped, in one file. Run from source by the test runner, every use of
 * an import would cost a call, which the other readers do not pay.
 */
export async function shipped(): Promise<typeof source> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/index.ts", import.meta.url))],
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
