export { type CoreServer, createCoreServer } from "./environment/core-server.ts";
export {
  createRegistrationTable,
  type RegistrationTable,
} from "./environment/registration-table.ts";
export { createUserDocuments, type UserDocuments } from "./environment/user-documents.ts";
