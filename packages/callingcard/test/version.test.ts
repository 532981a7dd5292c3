import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { run } from "./stand-in.ts";

test("--version prints the version of the package", async () => {
  const said = await run(["--version"], {});
  expect(said).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: "" });
});
