export { main } from "./main.ts";
export { ExitError, type Surroundings } from "./surroundings.ts";
