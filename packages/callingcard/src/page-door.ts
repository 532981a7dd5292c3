import { createWebPage } from "@callingcard/web";
import { readWebFiles } from "@callingcard/web/node";
import type { Log } from "./log.ts";
import type { WebHandler } from "./messaging/xcap-door.ts";

/**
 * Puts the page for people in front of another handler: it answers browsers that open `/`, and for the page's
 * files.
 *
 * @param log Gets a line for each request that the page answers.
 * @param next Answers for all else; `next` itself where the page was not built.
 * @returns The handler.
 */
export function createPageDoor(log: Log, next: WebHandler): WebHandler {
  const files = readWebFiles();
  if (files === undefined) {
    log.warn({}, "the page for browsers is not built");
    return next;
  }
  const page = createWebPage(files);
  return (request) => {
    const response = page(request);
    if (response === undefined) return next(request);
    const { method, url } = request;
    log.info({ method, path: new URL(url).pathname, status: response.status }, "request");
    return Promise.resolve(response);
  };
}
