export { agentCard, setAgentCard } from "./edit/agent.ts";
export type {
  EditableValue,
  NamedParts,
  PlainValue,
  TypedNames,
  ValueOf,
  ValueToSet,
} from "./edit/editable-value.ts";
export { freeGroup, labelOf, setLabel } from "./edit/label.ts";
export { setParameter, setPreference, setTypes } from "./edit/parameter.ts";
export { preferenceOf } from "./edit/preference.ts";
export { addProperty, removeProperties, replaceProperty } from "./edit/property.ts";
export { type Revision, setRevision } from "./edit/revision.ts";
export {
  findProperties,
  findProperty,
  preferredProperty,
  type PropertySelector,
  type Selector,
} from "./edit/selector.ts";
export { addValue, getValue, getValues, type NewProperty, setValue } from "./edit/value.ts";
