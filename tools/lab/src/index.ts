export {
  MAX_LINE_LENGTH,
  MAX_SCENARIO_LENGTH,
  parseScenario,
  type ScenarioErrorCode,
} from "./scenario/parse-scenario.ts";
export type { DeviceName, Receipt, Scenario, Statement, Step } from "./scenario/step.ts";
