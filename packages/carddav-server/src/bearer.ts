export {
  createBearerAuthenticator,
  type BearerAuthenticatorOptions,
} from "./bearer/bearer-authenticator.ts";
