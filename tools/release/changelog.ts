// What a changelog says of a release: the words of the changesets, and of other packages of this repository only where
// they changed since an earlier release.

/** What changesets tells of a change. */
interface Change {
  readonly summary: string;
}

/** What changesets tells of a package that is released along. */
interface Release {
  readonly name: string;
  readonly oldVersion: string;
  readonly newVersion: string;
}

/** Version of a package that was never released. */
const UNRELEASED = "0.0.0";

function getReleaseLine({ summary }: Change): string {
  const [first = "", ...others] = summary.split("\n").map((line) => line.trimEnd());
  return [`- ${first}`, ...others.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

function getDependencyReleaseLine(_: readonly Change[], dependencies: readonly Release[]): string {
  const changed = dependencies.filter(({ oldVersion }) => oldVersion !== UNRELEASED);
  if (changed.length === 0) return "";
  const names = changed.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
  return `- With ${names.join(", ")}.`;
}

// changesets takes what it calls from the default export.
export default { getReleaseLine, getDependencyReleaseLine };
