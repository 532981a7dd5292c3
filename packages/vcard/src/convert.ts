export { convertCard } from "./convert/convert-card.ts";
export type {
  Conversion,
  ConversionCode,
  ConversionEffect,
  Converted,
  ConvertOptions,
  TargetVersion,
} from "./convert/conversion.ts";
