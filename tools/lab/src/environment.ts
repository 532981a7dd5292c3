export {
  type CpmEnvironment,
  type CpmEnvironmentOptions,
  startEnvironment,
} from "./environment/environment.ts";
export { createUserDocuments, type UserDocuments } from "./environment/user-documents.ts";
