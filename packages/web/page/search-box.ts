import { h } from "@callingcard/page";

/** How long typing has to rest before a search begins, in milliseconds. */
const REST_MS = 150;

/** Where a person says which cards to list. */
export interface SearchBox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /**
   * Says what is wrong with the expression.
   *
   * @param text What; empty for nothing.
   */
  complain(text: string): void;
}

/**
 * Makes the search.
 *
 * @param onSearch Told the expression, when typing rests or at Enter.
 * @returns The search.
 */
export function searchBox(onSearch: (expression: string) => void): SearchBox {
  const input = h("input", {
    type: "search",
    id: "search",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": "search-problem search-help",
    placeholder: "Search",
  });
  const problem = h("p", { id: "search-problem", role: "alert", class: "problem" });
  const form = h(
    "form",
    { role: "search", class: "search" },
    h("label", { for: "search", class: "hidden" }, "Search cards"),
    input,
    h("p", { id: "search-help", class: "hint" }, "Such as smith, name:ada or has:photo"),
    problem,
  );
  let timer: number | undefined;
  let last = "";
  const search = (): void => {
    window.clearTimeout(timer);
    if (input.value === last) return;
    last = input.value;
    onSearch(last);
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, REST_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  return {
    element: form,
    input,
    complain(text) {
      problem.textContent = text;
      if (text === "") input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    },
  };
}
