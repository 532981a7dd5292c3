export {
  PARAMETER_DEFINITIONS,
  parameterDefinition,
  type ParameterDefinition,
  type ParameterType,
} from "./vocabulary/parameter-definitions.ts";
export {
  PROPERTY_DEFINITIONS,
  propertyDefinition,
  propertyUse,
} from "./vocabulary/property-definitions.ts";
export type {
  Cardinality,
  PropertyDefinition,
  PropertyUse,
  ValueShape,
  ValueType,
  Version,
} from "./vocabulary/property-use.ts";
export { typeValues } from "./vocabulary/type-values.ts";
export { versionOf } from "./vocabulary/version.ts";
