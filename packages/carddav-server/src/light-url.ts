import { standInPrototype } from "./stand-in.ts";

/** Stands in for a URL without query and fragment: a class, because objects of one are made fastest. */
class LightUrl {
  readonly href: string;
  readonly pathname: string;
  readonly search = "";
  whole: URL | undefined = undefined;

  constructor(href: string, pathname: string) {
    this.href = href;
    this.pathname = pathname;
  }
}

Object.setPrototypeOf(
  LightUrl.prototype,
  standInPrototype(URL.prototype, (standIn: LightUrl) => (standIn.whole ??= new URL(standIn.href))),
);

/**
 * Gives the URL of a request. Its path is there at once where the path is all that is behind the host, as in nearly
 * each; a `URL` of the platform is made when anything else is asked for.
 *
 * @param href As `Request.url` has it: parsed and written before.
 *
 * @internal
 */
export function lightUrl(href: string): URL {
  const path = href.indexOf("/", href.indexOf("//") + 2);
  if (path === -1 || href.includes("?") || href.includes("#")) return new URL(href);
  return new LightUrl(href, href.slice(path)) as unknown as URL;
}
