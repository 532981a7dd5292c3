// The page: signs in, and shows the address books.

import { showApp } from "./app.ts";
import { signIn } from "./sign-in.ts";

const page = document.querySelector<HTMLElement>("#page");
if (page !== null) {
  const session = await signIn(page);
  showApp(page, session);
}
