# One line of a scenario, over the tokens of src/scenario/lexer.ts. Every line has one reading.
@{%
import { scenarioLexer } from "../lexer.ts";
import {
  accepts,
  blocks,
  byName,
  cuts,
  declines,
  deferred,
  direction,
  displays,
  ends,
  groupInvite,
  history,
  idles,
  ignores,
  invitation,
  invites,
  kills,
  leaves,
  listed,
  listOf,
  milliseconds,
  nothing,
  notification,
  outcome,
  policy,
  reads,
  redirects,
  registers,
  replacing,
  restarts,
  rests,
  says,
  secondPart,
  seconds,
  sight,
  stalls,
  title,
  types,
  undisturbed,
  unregisters,
  user,
  waits,
  wanted,
  wantedBoth,
  worth,
  yes,
} from "../tree.ts";
%}
@preprocessor esmodule
@lexer scenarioLexer

line -> %title                                                    {% title %}
      | "user" %word "with" devices                               {% user %}
      | "policy" %word %word worth                                {% policy %}
      | %word "blocks" %word                                      {% blocks %}
      | %word "wants" "no" "disturbance"                          {% undisturbed %}
      | %device "registers"                                       {% registers %}
      | %device "unregisters"                                     {% unregisters %}
      | %device "invites" %word replaced                          {% invites %}
      | %device "invites" %word "to" "the" "group" %text          {% groupInvite %}
      | %device "accepts" twice after                             {% accepts %}
      | %device "declines" "with" %number after                   {% declines %}
      | %device "redirects" "to" %device                          {% redirects %}
      | %device "never" "answers"                                 {% ignores %}
      | %device "says" %text wanted                               {% says %}
      | %device "types"                                           {% types %}
      | %device "stops" "typing"                                  {% rests %}
      | %device "displays" %text                                  {% displays %}
      | %device "leaves"                                          {% leaves %}
      | %device "drops" "its" "connection"                        {% cuts %}
      | %device "reads" %number "octets" "a" "second"             {% reads %}
      | %device "stops" "reading"                                 {% stalls %}
      | %device "stops" "refreshing"                              {% idles %}
      | "wait" duration                                           {% waits %}
      | "restart" "the" "function"                                {% restarts %}
      | "kill" "the" "function"                                   {% kills %}
      | "expect" %device "sees" %text as within                   {% sight(true) %}
      | "expect" %device "does" "not" "see" %text as within       {% sight(false) %}
      | "expect" %device "is" "told" "of" receipt "of" %text times within  {% notification %}
      | "expect" %device "is" "invited" within                    {% invitation(true) %}
      | "expect" %device "is" "not" "invited" within              {% invitation(false) %}
      | "expect" %device "is" "accepted" within                   {% outcome("accepted") %}
      | "expect" %device "is" "refused" "with" %number within     {% outcome("refused") %}
      | "expect" %device "is" "cancelled" within                  {% outcome("cancelled") %}
      | "expect" %device "is" "connected" within                  {% outcome("connected") %}
      | "expect" %device "is" "ended" because within              {% ends(true) %}
      | "expect" %device "stays" within                           {% ends(false) %}
      | "expect" %number "deferred" "for" %word within            {% deferred %}
      | "expect" "history" "of" %word "has" %text as within       {% history %}

devices -> %deviceWord %word                                      {% listOf %}
         | devices %comma %word                                   {% listed %}

worth -> %word                                                    {% worth %}
       | %number                                                  {% worth %}
       | %text                                                    {% worth %}

replaced -> null                                                  {% nothing %}
          | "replacing" "the" "session"                           {% replacing %}

twice -> null                                                     {% nothing %}
       | "twice"                                                  {% yes %}

after -> null                                                     {% nothing %}
       | "after" duration                                         {% secondPart %}

within -> null                                                    {% nothing %}
        | "within" duration                                       {% secondPart %}

duration -> %number "ms"                                          {% milliseconds %}
          | %number "s"                                           {% seconds %}

wanted -> null                                                    {% nothing %}
        | "wanting" receipt "notifications"                       {% wanted %}
        | "wanting" "delivery" "and" "display" "notifications"    {% wantedBoth %}

receipt -> "delivery"                                             {% byName %}
         | "display"                                              {% byName %}
         | "failure"                                              {% byName %}

as -> null                                                        {% nothing %}
    | "as" "sent"                                                 {% direction %}
    | "as" "received"                                             {% direction %}

times -> null                                                     {% nothing %}
       | "once"                                                   {% yes %}

because -> null                                                   {% nothing %}
         | "because" %text                                        {% secondPart %}
