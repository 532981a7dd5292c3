// One package as typedoc understands it.

import { join, relative } from "node:path";
import {
  Application,
  type JSONOutput,
  LogLevel,
  normalizePath,
  type ProjectReflection,
} from "typedoc";
import { linkSpecifications } from "./link-specifications.ts";
import type { DocumentedPackage } from "./packages.ts";
import { undocumentedExports } from "./undocumented.ts";

/** A package in typedoc's own form, and the exports that nothing is said of. */
export interface ConvertedPackage {
  readonly json: JSONOutput.ProjectReflection;
  readonly undocumented: readonly string[];
}

/** What READMEs are written in, for the colours of their examples; the highlighter knows no grammars of nearley. */
export const STYLE = {
  highlightLanguages: ["ts", "html", "ini", "json", "python", "sh", "text", "yaml"],
  ignoredHighlightLanguages: ["nearley"],
};

/**
 * Reads the sources of a package.
 *
 * @param root Root of the repository.
 * @throws Error When the sources cannot be read.
 */
export async function convertPackage(
  pkg: DocumentedPackage,
  root: string,
): Promise<ConvertedPackage> {
  const application = await Application.bootstrap({
    name: pkg.name,
    ...STYLE,
    basePath: root,
    entryPoints: [...pkg.modules.keys()],
    tsconfig: join(root, "tools/docs/typedoc.tsconfig.json"),
    readme: join(pkg.folder, "README.md"),
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    logLevel: LogLevel.Warn,
    // The compiler of the workspace has checked them.
    skipErrorChecking: true,
  });
  const project = await application.convert();
  if (project === undefined) throw new Error(`${pkg.name} could not be read`);
  nameModules(project, pkg, root);
  linkSpecifications(project);
  return {
    json: application.serializer.projectToObject(project, normalizePath(root)),
    undocumented: undocumentedExports(project),
  };
}

/** Names modules as they are imported, instead of by their files. */
function nameModules(project: ProjectReflection, pkg: DocumentedPackage, root: string): void {
  project.packageName = pkg.name;
  if (pkg.modules.size === 1) return;
  const names = new Map([...pkg.modules].map(([file, name]) => [pathOf(file, root), name]));
  for (const child of project.children ?? []) child.name = names.get(child.name) ?? child.name;
}

/** `packages/vcard/src/jcard` of `jcard.ts` there, and `packages/vcard/src` of its index: how typedoc names modules. */
function pathOf(file: string, root: string): string {
  return relative(root, file).replace(/(?:\/index)?\.ts$/, "");
}
