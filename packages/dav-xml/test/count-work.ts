// Prints how many blocks of our code hostile texts run through, at one size and at four times the size.
import { ParseError } from "@callingcard/grammar";
import { printWork } from "../../../tools/growth/print-work.ts";
import { HOSTILE_MESSAGES } from "./hostile-messages.ts";
import { HOSTILE_PROPERTIES } from "./hostile-properties.ts";

printWork(
  [...HOSTILE_MESSAGES, ...HOSTILE_PROPERTIES].map(({ name, make, read }) => ({
    name,
    work(size) {
      try {
        read(make(size));
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
      }
    },
  })),
  300,
);
