import { h } from "@callingcard/page";

/** Where a server has the page with all its parts in it. */
const WHOLE_PAGE = "/playground/playground.html";

/**
 * Says what becomes of what is typed, and where a server has the page in one file.
 *
 * @returns The foot of the page.
 */
export function createFooter(): HTMLElement {
  const save = h("a", { href: WHOLE_PAGE, download: true }, "Save the page as one file");
  const isServed = location.protocol.startsWith("http");
  return h(
    "footer",
    {},
    h("p", {}, "What you type stays in this browser."),
    isServed ? h("p", {}, save, ", to use it without a network.") : undefined,
  );
}
