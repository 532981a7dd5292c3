import type { SipRequest, SipResponse } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import {
  type ContextAction,
  type ContextEvent,
  type ContextOptions,
  type ProxyTarget,
  type ResponseContext,
  startContext,
  stepContext,
} from "../../src/proxy/index.ts";
import { answer, request, values } from "./messages.ts";

/** Runs a context and keeps what it did. */
function run(
  incoming: SipRequest,
  groups: readonly (readonly (string | ProxyTarget)[])[],
  options: Partial<ContextOptions> = {},
) {
  let id = 0;
  const targets = groups.map((group) =>
    group.map((target) => (typeof target === "string" ? { uri: target } : target)),
  );
  let context: ResponseContext;
  let actions: readonly ContextAction[];
  [context, actions] = startContext(incoming, targets, {
    createId: () => `id${++id}`,
    via: ({ transport }) => `SIP/2.0/${transport.toUpperCase()} home.example`,
    ...options,
  });
  const all: ContextAction[] = [...actions];
  const step = (event: ContextEvent): readonly string[] => {
    [context, actions] = stepContext(context, event);
    all.push(...actions);
    return summary(actions);
  };
  const copies = () => all.filter((action) => action.kind === "forward");
  const copyOf = (uri: string) => {
    const copy = copies().findLast(({ request: { requestUri } }) => requestUri === uri);
    if (copy === undefined) throw new Error(`nothing went to ${uri}`);
    return copy;
  };
  return {
    first: summary(all),
    step,
    copyOf,
    all,
    state: () => context,
    answer: (uri: string, statusCode: number, ...lines: readonly string[]) => {
      const { branch, request: copy } = copyOf(uri);
      return step({ kind: "response", branch, response: answer(copy, statusCode, ...lines) });
    },
    at: (uri: string, kind: "timeout" | "transport-error" | "ended") =>
      step({ kind, branch: copyOf(uri).branch }),
    fire: (timer: "timer-c" | "cancel", uri: string) =>
      step({ kind: "timer", timer: `${timer}/${copyOf(uri).branch}` }),
    responses: (): readonly SipResponse[] =>
      all.flatMap((action) => (action.kind === "respond" ? [action.response] : [])),
  };
}

function summary(actions: readonly ContextAction[]): readonly string[] {
  return actions.flatMap((action) => {
    switch (action.kind) {
      case "forward":
        return [`forward ${action.request.requestUri}`];
      case "cancel":
        return [
          `cancel ${action.request.requestUri} ${values(action.request, "Reason").join()}`.trim(),
        ];
      case "respond":
        return [`respond ${action.response.statusCode}`];
      case "drop":
      case "over":
        return [action.kind];
      case "start-timer":
      case "stop-timer":
        return [];
    }
  });
}

const INVITE = request("INVITE");
const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

describe("one target", () => {
  test("gets a copy that comes back as it went", () => {
    const proxy = run(INVITE, [["sip:b@h"]], { digest: "0123456789abcdef" });
    expect(proxy.first).toEqual(["forward sip:b@h"]);
    const { request: copy, branch, target } = proxy.copyOf("sip:b@h");
    expect(values(copy, "Via")[0]).toBe(`SIP/2.0/UDP home.example;branch=${branch}`);
    expect(branch).toBe("z9hG4bKid1.0123456789abcdef");
    expect(target).toEqual({ transport: "udp", host: "h", port: 5060 });
    expect(proxy.answer("sip:b@h", 100)).toEqual([]);
    expect(proxy.answer("sip:b@h", 180)).toEqual(["respond 180"]);
    expect(proxy.answer("sip:b@h", 200)).toEqual(["respond 200"]);
    expect(proxy.answer("sip:b@h", 200)).toEqual(["respond 200"]);
    expect(proxy.at("sip:b@h", "ended")).toEqual(["over"]);
    expect(proxy.responses().map((response) => values(response, "Via"))).toEqual(
      proxy.responses().map(() => values(INVITE, "Via")),
    );
  });

  test("is reached over its own connection and Path", () => {
    const hop = { transport: "tcp", host: "192.0.2.9", port: 9, flow: "f" } as const;
    const target = { uri: "sip:b@h", routes: ["<sip:edge;lr>"], hop };
    const recordRoute = () => ["<sip:home.example;lr>"];
    const { request: copy, target: place } = run(INVITE, [[target]], { recordRoute }).copyOf(
      "sip:b@h",
    );
    expect(place).toBe(hop);
    expect(values(copy, "Route")).toEqual(["<sip:edge;lr>"]);
    expect(values(copy, "Record-Route")).toEqual(["<sip:home.example;lr>"]);
    expect(values(copy, "Via")[0]).toContain("SIP/2.0/TCP ");
  });

  test("that cannot be reached gives 500", () => {
    expect(run(INVITE, [["tel:+1"]]).first).toEqual(["respond 500", "over"]);
    expect(run(INVITE, [["::"]]).first).toEqual(["respond 500", "over"]);
    const proxy = run(INVITE, [["sip:b@h"]]);
    expect(proxy.at("sip:b@h", "transport-error")).toEqual(["respond 500"]);
    expect(proxy.at("sip:b@h", "ended")).toEqual(["over"]);
  });

  test("that does not answer gives 408", () => {
    const proxy = run(INVITE, [["sip:b@h"]]);
    expect(proxy.at("sip:b@h", "timeout")).toEqual(["respond 408"]);
    expect(proxy.answer("sip:b@h", 486)).toEqual([]);
    expect(proxy.at("sip:b@h", "ended")).toEqual(["over"]);
  });

  test("whose transaction ends without a word gives 408", () => {
    const proxy = run(INVITE, [["sip:b@h"]]);
    expect(proxy.at("sip:b@h", "ended")).toEqual(["respond 408", "over"]);
    expect(proxy.at("sip:b@h", "ended")).toEqual([]);
  });
});

test("without a target the answer is 480", () => {
  expect(run(INVITE, []).first).toEqual(["respond 480", "over"]);
  expect(run(INVITE, [[]]).first).toEqual(["respond 480", "over"]);
});

test("events of nothing that is known change nothing", () => {
  const proxy = run(INVITE, [["sip:b@h"]]);
  const response = answer(proxy.copyOf("sip:b@h").request, 200);
  expect(proxy.step({ kind: "response", branch: "z9hG4bKother", response })).toEqual([]);
  expect(proxy.step({ kind: "timeout", branch: "z9hG4bKother" })).toEqual([]);
  expect(proxy.step({ kind: "ended", branch: "z9hG4bKother" })).toEqual([]);
  expect(proxy.step({ kind: "timer", timer: "timer-c/z9hG4bKother" })).toEqual([]);
  expect(proxy.fire("cancel", "sip:b@h")).toEqual([]);
});

test("a response for the proxy itself is not forwarded", () => {
  const proxy = run(INVITE, [["sip:b@h"]]);
  const { branch } = proxy.copyOf("sip:b@h");
  expect(proxy.step({ kind: "response", branch, response: answer(INVITE, 200) })).toEqual([]);
});

describe("a fork", () => {
  const two = [["sip:b@h1", "sip:b@h2"]];

  test("sends all provisional responses, and the first success cancels the others", () => {
    const proxy = run(INVITE, two);
    expect(proxy.first).toEqual(["forward sip:b@h1", "forward sip:b@h2"]);
    expect(proxy.answer("sip:b@h1", 180)).toEqual(["respond 180"]);
    expect(proxy.answer("sip:b@h2", 183)).toEqual(["respond 183"]);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200", `cancel sip:b@h2 ${ELSEWHERE}`]);
    expect(proxy.answer("sip:b@h2", 180)).toEqual([]);
    expect(proxy.answer("sip:b@h2", 487)).toEqual([]);
    expect(proxy.at("sip:b@h1", "ended")).toEqual([]);
    expect(proxy.at("sip:b@h2", "ended")).toEqual(["over"]);
  });

  test("waits with a CANCEL for a provisional response", () => {
    const proxy = run(INVITE, two);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
    expect(proxy.answer("sip:b@h2", 100)).toEqual([`cancel sip:b@h2 ${ELSEWHERE}`]);
    expect(proxy.answer("sip:b@h2", 180)).toEqual([]);
  });

  test("the CANCEL has the branch of its INVITE", () => {
    const proxy = run(INVITE, two);
    proxy.answer("sip:b@h2", 180);
    proxy.answer("sip:b@h1", 200);
    const cancel = proxy.all.find((action) => action.kind === "cancel");
    const { request: copy, branch, target } = proxy.copyOf("sip:b@h2");
    expect(cancel).toMatchObject({
      branch,
      target,
      request: { method: "CANCEL", requestUri: "sip:b@h2" },
    });
    expect(cancel?.kind === "cancel" && values(cancel.request, "Via")).toEqual([
      values(copy, "Via")[0],
    ]);
  });

  test("each success goes back", () => {
    const proxy = run(INVITE, two);
    proxy.answer("sip:b@h1", 200);
    expect(proxy.answer("sip:b@h2", 200)).toEqual(["respond 200"]);
    expect(proxy.answer("sip:b@h2", 200)).toEqual(["respond 200"]);
  });

  test("does not cancel when the caller does not want it", () => {
    const proxy = run(INVITE, two, { isCancelling: false });
    proxy.answer("sip:b@h2", 180);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
    expect(proxy.answer("sip:b@h2", 486)).toEqual([]);
  });

  test("a 6xx cancels, and goes back when all have answered", () => {
    const proxy = run(INVITE, [...two, ["sip:b@h3"]]);
    proxy.answer("sip:b@h2", 180);
    expect(proxy.answer("sip:b@h1", 603)).toEqual(['cancel sip:b@h2 SIP;cause=603;text="Decline"']);
    expect(proxy.answer("sip:b@h2", 487)).toEqual(["respond 603"]);
  });

  test("a success behind a 6xx goes back", () => {
    const proxy = run(INVITE, two);
    proxy.answer("sip:b@h1", 603);
    expect(proxy.answer("sip:b@h2", 200)).toEqual(["respond 200"]);
  });

  test.each([
    [[486, 302, 500], 302],
    [[486, 603, 302], 603],
    [[404, 407, 486], 407],
    [[408, 486], 486],
    [[480, 500], 480],
    [[503, 503], 500],
    [[503, 501], 501],
    [[430, 430], 480],
    [[480, 486, 487], 486],
  ])("of %j the best is %i", (statuses, best) => {
    const uris = statuses.map((_, index) => `sip:b@h${index}`);
    const proxy = run(INVITE, [uris]);
    for (const [index, statusCode] of statuses.entries())
      proxy.answer(`sip:b@h${index}`, statusCode);
    expect(proxy.responses().at(-1)?.statusCode).toBe(best);
  });

  test("collects all challenges", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2", "sip:b@h3"]]);
    proxy.answer("sip:b@h1", 407, 'Proxy-Authenticate: Digest realm="1"');
    proxy.answer("sip:b@h2", 486, 'Proxy-Authenticate: Digest realm="2"');
    proxy.answer("sip:b@h3", 401, 'WWW-Authenticate: Digest realm="3"');
    const [response] = proxy.responses();
    expect(response?.statusCode).toBe(407);
    expect(response && values(response, "Proxy-Authenticate")).toEqual(['Digest realm="1"']);
    expect(response && values(response, "WWW-Authenticate")).toEqual(['Digest realm="3"']);
  });
});

describe("groups", () => {
  test("are tried one after another", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2"], ["sip:b@h3"]]);
    expect(proxy.answer("sip:b@h1", 486)).toEqual([]);
    expect(proxy.answer("sip:b@h2", 180)).toEqual(["respond 180"]);
    expect(proxy.answer("sip:b@h2", 486)).toEqual(["forward sip:b@h3"]);
    expect(proxy.answer("sip:b@h3", 404)).toEqual(["respond 486"]);
  });

  test("end at a success", () => {
    const proxy = run(INVITE, [["sip:b@h1"], ["sip:b@h2"]]);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
    expect(proxy.at("sip:b@h1", "ended")).toEqual(["over"]);
  });

  test("can be added while branches are open", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    const groups = [[{ uri: "sip:b@h2" }], [{ uri: "sip:B@h1" }, { uri: "sip:b@h1;x=1" }]];
    expect(proxy.step({ kind: "add-targets", groups })).toEqual([]);
    expect(proxy.answer("sip:b@h1", 486)).toEqual(["forward sip:b@h2"]);
    expect(proxy.answer("sip:b@h2", 486)).toEqual(["forward sip:B@h1"]);
    expect(proxy.answer("sip:B@h1", 486)).toEqual(["respond 486"]);
  });

  test("that come after the answer are not tried", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    proxy.answer("sip:b@h1", 401);
    expect(proxy.step({ kind: "add-targets", groups: [[{ uri: "sip:b@h2" }]] })).toEqual([]);
  });

  test("have a URI once", () => {
    expect(
      run(INVITE, [
        ["sip:b@h1", "sip:b@h1"],
        ["sip:b@h1", "::", "::"],
      ]).first,
    ).toEqual(["forward sip:b@h1"]);
  });

  test("have a URI as often as there are ways to it", () => {
    const hop = (flow: string) =>
      ({ transport: "tcp", host: "10.0.0.1", port: 5060, flow }) as const;
    const ways = ["f1", "f2", "f1"].map((flow) => ({ uri: "sip:b@10.0.0.1", hop: hop(flow) }));
    expect(run(INVITE, [ways]).first).toEqual(["forward sip:b@10.0.0.1", "forward sip:b@10.0.0.1"]);
  });

  test("go on behind targets that cannot be reached", () => {
    expect(run(INVITE, [["tel:1;phone-context=x"], ["sip:b@h1"]]).first).toEqual([
      "forward sip:b@h1",
    ]);
  });
});

describe("alternatives", () => {
  const device = { uri: "sip:b@h1", alternatives: [{ uri: "sip:b@h2" }, { uri: "sip:b@h3" }] };

  test.each(["timeout", "transport-error"] as const)("follow a %s", (kind) => {
    const proxy = run(INVITE, [[device, "sip:c@h1"]]);
    expect(proxy.at("sip:b@h1", kind)).toEqual(["forward sip:b@h2"]);
    expect(proxy.at("sip:b@h2", kind)).toEqual(["forward sip:b@h3"]);
    expect(proxy.at("sip:b@h3", kind)).toEqual([]);
  });

  test("follow a 430", () => {
    const proxy = run(INVITE, [[device]]);
    expect(proxy.answer("sip:b@h1", 430)).toEqual(["forward sip:b@h2"]);
    expect(proxy.answer("sip:b@h2", 486)).toEqual(["respond 486"]);
  });

  test("do not follow a CANCEL", () => {
    const proxy = run(INVITE, [[device]]);
    proxy.step({ kind: "cancel" });
    expect(proxy.at("sip:b@h1", "timeout")).toEqual(["respond 487"]);
  });

  test("stand in where a target leads nowhere", () => {
    expect(run(INVITE, [[{ ...device, uri: "tel:+1" }]]).first).toEqual(["forward sip:b@h2"]);
  });
});

describe("Max-Breadth", () => {
  test("is divided among the branches", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2", "sip:b@h3"]], { breadth: 8 });
    const shares = [1, 2, 3].map((one) =>
      values(proxy.copyOf(`sip:b@h${one}`).request, "Max-Breadth"),
    );
    expect(shares).toEqual([["3"], ["3"], ["2"]]);
  });

  test("lets the others wait until a branch has answered", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2", "sip:b@h3"], ["sip:b@h4"]], { breadth: 2 });
    expect(proxy.first).toEqual(["forward sip:b@h1", "forward sip:b@h2"]);
    expect(proxy.answer("sip:b@h1", 180)).toEqual(["respond 180"]);
    expect(proxy.answer("sip:b@h1", 486)).toEqual(["forward sip:b@h3"]);
    expect(proxy.answer("sip:b@h2", 486)).toEqual([]);
    expect(proxy.answer("sip:b@h3", 486)).toEqual(["forward sip:b@h4"]);
    expect(values(proxy.copyOf("sip:b@h4").request, "Max-Breadth")).toEqual(["2"]);
  });

  test("most branches are limited", () => {
    const uris = Array.from({ length: 5 }, (_, index) => `sip:b@h${index}`);
    expect(run(INVITE, [uris], { maxBranches: 3 }).first).toHaveLength(3);
    expect(
      run(
        INVITE,
        uris.map((uri) => [uri]),
        { maxBranches: 1 },
      ).first,
    ).toHaveLength(1);
  });
});

describe("a redirection", () => {
  const redirect = (uri: string) =>
    uri.startsWith("sip:c") || uri.startsWith("sips:c") ? { uri } : undefined;

  test("is followed, and leaves nothing when all is tried", () => {
    const proxy = run(INVITE, [["sip:b@h1"], ["sip:b@h2"]], { redirect });
    expect(proxy.answer("sip:b@h1", 302, "Contact: <sip:c@h1>, <sip:c@h2>")).toEqual([
      "forward sip:c@h1",
      "forward sip:c@h2",
    ]);
    expect(proxy.answer("sip:c@h1", 486)).toEqual([]);
    expect(proxy.answer("sip:c@h2", 404)).toEqual(["forward sip:b@h2"]);
    expect(proxy.answer("sip:b@h2", 480)).toEqual(["respond 486"]);
  });

  test("goes back with what there is no branch for", () => {
    const proxy = run(INVITE, [["sip:b@h1"]], { redirect, maxBranches: 2 });
    const contacts = ["<sip:c@h1>", "<sip:c@h2>", "<sip:c@h3>"].join(", ");
    expect(proxy.answer("sip:b@h1", 302, `Contact: ${contacts}`)).toEqual(["forward sip:c@h1"]);
    expect(proxy.answer("sip:c@h1", 404)).toEqual(["respond 302"]);
    const [response] = proxy.responses();
    expect(response && values(response, "Contact")).toEqual(["<sip:c@h2>, <sip:c@h3>"]);
  });

  test("goes back with what is not tried", () => {
    const proxy = run(INVITE, [["sip:b@h1"]], { redirect });
    expect(proxy.answer("sip:b@h1", 302, "Contact: <sip:c@h1>, <tel:+1>, <sip:d@h1>")).toEqual([
      "forward sip:c@h1",
    ]);
    expect(proxy.answer("sip:c@h1", 486)).toEqual(["respond 302"]);
    const [response] = proxy.responses();
    expect(response && values(response, "Contact")).toEqual(["<tel:+1>, <sip:d@h1>"]);
  });

  test("to where it was tried already ends", () => {
    const proxy = run(INVITE, [["sip:c@h1"]], { redirect });
    expect(proxy.answer("sip:c@h1", 302, "Contact: <sip:c@h1>")).toEqual(["respond 408"]);
  });

  test("goes back as it is by default", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    expect(proxy.answer("sip:b@h1", 302, "Contact: <sip:c@h1>")).toEqual(["respond 302"]);
    expect(values(proxy.responses()[0] ?? INVITE, "Contact")).toEqual(["<sip:c@h1>"]);
  });

  test("without a Contact that can be read goes back as it is", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2"]], { redirect });
    proxy.answer("sip:b@h1", 302, "Contact: <");
    expect(proxy.answer("sip:b@h2", 302)).toEqual(["respond 302"]);
  });

  test("of a SIPS request leads to SIPS alone", () => {
    const proxy = run({ ...INVITE, requestUri: "sips:bob@example.com" }, [["sips:b@h1"]], {
      redirect,
    });
    expect(proxy.answer("sips:b@h1", 302, "Contact: <sip:c@h1>, <sips:c@h2>")).toEqual([
      "forward sips:c@h2",
    ]);
  });
});

describe("a CANCEL", () => {
  const reason = { name: "Reason", value: "SIP;cause=600" };

  test("cancels all, with its Reason", () => {
    const proxy = run(INVITE, [["sip:b@h1", "sip:b@h2"], ["sip:b@h3"]]);
    proxy.answer("sip:b@h1", 180);
    expect(proxy.step({ kind: "cancel", headers: [reason] })).toEqual([
      "cancel sip:b@h1 SIP;cause=600",
    ]);
    expect(proxy.step({ kind: "cancel", headers: [reason] })).toEqual([]);
    expect(proxy.answer("sip:b@h2", 180)).toEqual(["cancel sip:b@h2 SIP;cause=600", "respond 180"]);
    expect(proxy.answer("sip:b@h1", 487)).toEqual([]);
    expect(proxy.answer("sip:b@h2", 487)).toEqual(["respond 487"]);
  });

  test("that crosses a success changes nothing more", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    proxy.answer("sip:b@h1", 180);
    proxy.step({ kind: "cancel" });
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
    expect(proxy.step({ kind: "cancel" })).toEqual([]);
  });

  test("that is not answered gives the branch up", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    proxy.answer("sip:b@h1", 180);
    proxy.step({ kind: "cancel" });
    expect(proxy.fire("cancel", "sip:b@h1")).toEqual(["drop", "respond 487"]);
    expect(proxy.at("sip:b@h1", "ended")).toEqual(["over"]);
  });

  test("is nothing to any other request", () => {
    const proxy = run(request("MESSAGE"), [["sip:b@h1"]]);
    proxy.answer("sip:b@h1", 100);
    expect(proxy.step({ kind: "cancel" })).toEqual([]);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
  });
});

describe("Timer C", () => {
  const timers = (actions: readonly ContextAction[]) =>
    actions.filter((action) => action.kind === "start-timer" && action.timer.startsWith("timer-c"));

  test("starts with the copy, and again with each provisional response but 100", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    expect(timers(proxy.all)).toMatchObject([{ afterMs: 185_000 }]);
    proxy.answer("sip:b@h1", 100);
    expect(timers(proxy.all)).toHaveLength(1);
    proxy.answer("sip:b@h1", 180);
    expect(timers(proxy.all)).toHaveLength(2);
  });

  test("cancels a branch that rings, and then gives it up", () => {
    const proxy = run(INVITE, [["sip:b@h1"]], { timerCMs: 200_000 });
    proxy.answer("sip:b@h1", 180);
    expect(proxy.fire("timer-c", "sip:b@h1")).toEqual(["cancel sip:b@h1"]);
    expect(proxy.answer("sip:b@h1", 487)).toEqual(["respond 487"]);
    expect(proxy.fire("timer-c", "sip:b@h1")).toEqual([]);
  });

  test("gives a branch up that says nothing", () => {
    const proxy = run(INVITE, [["sip:b@h1"]]);
    expect(proxy.fire("timer-c", "sip:b@h1")).toEqual(["drop", "respond 408"]);
  });

  test("is not for other requests", () => {
    expect(timers(run(request("MESSAGE"), [["sip:b@h1"]]).all)).toEqual([]);
  });
});

describe("a request other than INVITE", () => {
  const MESSAGE = request("MESSAGE");

  test("gets one final response alone", () => {
    const proxy = run(MESSAGE, [["sip:b@h1", "sip:b@h2"]]);
    expect(proxy.answer("sip:b@h1", 200)).toEqual(["respond 200"]);
    expect(proxy.answer("sip:b@h2", 200)).toEqual([]);
    expect(proxy.at("sip:b@h1", "ended")).toEqual([]);
    expect(proxy.at("sip:b@h2", "ended")).toEqual(["over"]);
  });

  test("gets no 408 (RFC 4320)", () => {
    const proxy = run(MESSAGE, [["sip:b@h1"]]);
    expect(proxy.at("sip:b@h1", "timeout")).toEqual([]);
    expect(proxy.at("sip:b@h1", "ended")).toEqual(["over"]);
  });

  test("gets another response where there is one beside a timeout", () => {
    const proxy = run(MESSAGE, [["sip:b@h1", "sip:b@h2"]]);
    expect(proxy.at("sip:b@h1", "timeout")).toEqual([]);
    expect(proxy.answer("sip:b@h2", 500)).toEqual(["respond 500"]);
  });

  test("a 6xx cancels nothing", () => {
    const proxy = run(MESSAGE, [["sip:b@h1", "sip:b@h2"]]);
    proxy.answer("sip:b@h2", 100);
    expect(proxy.answer("sip:b@h1", 600)).toEqual([]);
    expect(proxy.answer("sip:b@h2", 404)).toEqual(["respond 600"]);
  });
});

test("completes a session that is limited", () => {
  const proxy = run(INVITE, [["sip:b@h1"]], {
    sessionLimit: { intervalSeconds: 90, isSupported: true },
  });
  proxy.answer("sip:b@h1", 200);
  expect(values(proxy.responses()[0] ?? INVITE, "Session-Expires")).toEqual(["90;refresher=uac"]);
});
