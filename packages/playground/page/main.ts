// The page.

import { showApp } from "./app.ts";

showApp(document.querySelector<HTMLElement>("#page"));
