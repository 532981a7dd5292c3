import { printWork } from "../../../../tools/growth/print-work.ts";
import { validateCards } from "../../src/validate.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

printWork(
  HOSTILE_TEXTS.map(({ name, make }) => ({
    name,
    work: (size) =>
      void validateCards(make(size), { maxProblems: Infinity, maxParameters: Infinity }),
  })),
  100,
);
