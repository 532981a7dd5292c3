import { globSync, readFileSync } from "node:fs";
import type { Outcome } from "./outcome.ts";
import type { PublicPackage } from "./public-packages.ts";

/** Version of a package that was never released; its first is 0.1.0, by a changeset that calls it minor. */
const UNRELEASED = "0.0.0";

/** Finds out whether a package gets a version in the next release, or has one. */
export function checkChangeset({ name, version }: PublicPackage): Outcome {
  const texts = globSync(".changeset/*.md").map((file) => readFileSync(file, "utf8"));
  const isReleased = version !== UNRELEASED;
  const isAnnounced = texts.some((text) => text.includes(`"${name}": minor`));
  const problems = isReleased || isAnnounced ? [] : ["no changeset gives it a first version"];
  return { package: name, check: "a version is to come", problems };
}
