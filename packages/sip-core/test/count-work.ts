// Prints how many blocks of our code hostile requests run through, at one size and at four times the size.
import { printWork } from "../../../tools/growth/print-work.ts";
import { createHome, manyContacts, manyRoutes, registerOf, udp } from "./home.ts";

const ALICE = udp("192.0.2.7");

printWork([
  {
    name: "Contacts of a REGISTER",
    work: (size) => void createHome().receive(manyContacts(size), ALICE),
  },
  {
    name: "routes of a request",
    work(size) {
      const home = createHome();
      home.receive(registerOf("alice", { lines: ["Contact: <sip:alice@192.0.2.7>"] }), ALICE);
      home.receive(manyRoutes(size), ALICE);
    },
  },
]);
