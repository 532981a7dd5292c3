# Reads cards from standard input with vobject and prints what it read as JSON, or with the argument `write` what it
# makes of that as text.
import json
import sys

import vobject

cards = []
for card in vobject.readComponents(sys.stdin.buffer.read().decode("utf-8")):
    if sys.argv[1:] == ["write"]:
        cards.append(card.serialize())
        continue
    lines = [
        [line.name, line.params, str(line.value)] for line in card.getChildren() if hasattr(line, "value")
    ]
    cards.append({"name": card.name, "lines": lines})
print(json.dumps("".join(cards) if sys.argv[1:] == ["write"] else cards))
