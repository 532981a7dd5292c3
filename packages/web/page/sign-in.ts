import { h } from "@callingcard/page";
import { type Book, findBooks } from "../src/book/account.ts";
import { createDavClient, type DavClient } from "../src/book/dav-client.ts";
import { messageOf } from "./announce.ts";

/** Who signed in. */
export interface Session {
  readonly client: DavClient;
  readonly user: string;
  readonly books: readonly Book[];
}

/**
 * Shows the form to sign in, until someone did.
 *
 * @param page Where it stands.
 * @returns The session. What was typed is kept in it alone, and is gone when the page is closed.
 */
export function signIn(page: HTMLElement): Promise<Session> {
  const user = h("input", {
    id: "user",
    name: "username",
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
    required: true,
  });
  const password = h("input", {
    id: "password",
    name: "password",
    type: "password",
    autocomplete: "current-password",
    required: true,
  });
  const problem = h("p", { role: "alert", class: "problem" });
  const submit = h("button", { type: "submit", class: "primary" }, "Sign in");
  const form = h(
    "form",
    { class: "sign-in" },
    h("h1", {}, "Callingcard"),
    h("p", { class: "quiet" }, "Sign in to your address book."),
    h("div", { class: "field" }, h("label", { for: "user" }, "User name"), user),
    h("div", { class: "field" }, h("label", { for: "password" }, "Password"), password),
    problem,
    submit,
  );
  page.replaceChildren(h("main", { class: "sign-in-page" }, form));
  user.focus();
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (submit.disabled) return;
      submit.disabled = true;
      problem.textContent = "";
      open(user.value, password.value).then(resolve, (error: unknown) => {
        submit.disabled = false;
        problem.textContent = messageOf(error);
        password.select();
      });
    });
  });
}

async function open(user: string, password: string): Promise<Session> {
  const client = createDavClient({ origin: location.origin, user, password });
  return { client, user, books: await findBooks(client) };
}
