export { addressOfRecord } from "./address-of-record.ts";
export { assertIdentity, hideIdentity } from "./asserted-identity.ts";
export {
  type Binding,
  type BindingChange,
  type BindingEvent,
  isRemoval,
  type Registration,
  type TemporaryGruu,
} from "./binding.ts";
export type { CoreAddress, CoreOptions } from "./core-options.ts";
export {
  type Core,
  type CoreAction,
  createCore,
  type CoreEvent,
  type CoreStep,
} from "./core-state.ts";
export {
  type Authentication,
  challenges,
  checkCredentials,
  type DigestAlgorithm,
  type DigestVerdict,
} from "./digest.ts";
export { type Gruu, publicGruu, readGruu, temporaryGruu } from "./gruu.ts";
export { type Location, locate } from "./locate.ts";
export { register, type RegisterOutcome } from "./register.ts";
export {
  REGISTRAR_DEFAULTS,
  type RegisterInput,
  type RegistrarSettings,
} from "./register-input.ts";
export type {
  ServiceFunction,
  ServiceTrigger,
  ThirdPartySettings,
  TriggerHeader,
} from "./service-trigger.ts";
export { registeredBindings } from "./registered.ts";
export { stepCore } from "./step-core.ts";
