import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const HREF = /\bhref="([^"#?:]+)(?:#[^"]*)?"/g;

/**
 * Finds the links between the pages of a folder that lead nowhere.
 *
 * @returns For each the page and what it links to.
 */
export function deadLinks(folder: string): readonly string[] {
  return globSync("**/*.html", { cwd: folder }).flatMap((page) => {
    const html = readFileSync(join(folder, page), "utf8");
    const targets = new Set([...html.matchAll(HREF)].map(([, target = ""]) => target));
    return [...targets]
      .filter((target) => !existsSync(join(folder, dirname(page), decodeURIComponent(target))))
      .map((target) => `${page}: ${target}`);
  });
}
