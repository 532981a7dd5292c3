# No value depends on it, and yet nearley reads "aa" in two ways.
@{% const { text } = require("@callingcard/grammar/captures"); %}
main -> "x" RUNS "y" {% text %}
RUNS -> ("a" | "a" "a"):*
