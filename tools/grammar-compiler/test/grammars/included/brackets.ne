bracketed[INNER] -> "[" $INNER "]" {% pick(1) %}

letter -> [a-z]
SPACE  -> " ":+
