import { createPlayground } from "@callingcard/playground";
import { readPlayground } from "@callingcard/playground/node";
import { createWebPage } from "@callingcard/web";
import { readWebFiles } from "@callingcard/web/node";
import type { Log } from "./log.ts";
import type { WebHandler } from "./messaging/xcap-door.ts";

/** Answers for a page; `undefined` for a request that is somebody else's. */
type Page = (request: Request) => Response | undefined;

/**
 * Puts the pages for people in front of another handler: the address book answers browsers that open `/`, and for
 * its files, the playground answers at `/playground`.
 *
 * @param log Gets a line for each request that a page answers.
 * @param next Answers for all else; `next` itself where no page was built.
 * @returns The handler.
 */
export function createPageDoor(log: Log, next: WebHandler): WebHandler {
  const door = [openAddressBook(), openPlayground()].reduce<WebHandler>((inner, page) => {
    if (page === undefined) {
      log.warn({}, "a page for browsers is not built");
      return inner;
    }
    return (request) => answer(log, page, inner, request);
  }, next);
  return (request) => (isForCards(request) ? next(request) : door(request));
}

/** Where no page is: nearly all requests are for what lies there. */
const CARDS = "/addressbooks/";

function isForCards({ url }: Request): boolean {
  return url.startsWith(CARDS, url.indexOf("/", url.indexOf("//") + 2));
}

function openAddressBook(): Page | undefined {
  const files = readWebFiles();
  return files && createWebPage(files);
}

function openPlayground(): Page | undefined {
  const files = readPlayground();
  return files && createPlayground(files);
}

function answer(log: Log, page: Page, next: WebHandler, request: Request): ReturnType<WebHandler> {
  const response = page(request);
  if (response === undefined) return next(request);
  const { method, url } = request;
  log.info({ method, path: new URL(url).pathname, status: response.status }, "request");
  return Promise.resolve(response);
}
