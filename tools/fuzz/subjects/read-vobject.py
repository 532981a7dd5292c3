# Reads cards from standard input with vobject and prints what it read as JSON, or with the argument `write` what it
# makes of that as text. With `lines` behind that it goes on: it reads cards in base64 from each line and answers each with a line.
import base64
import json
import sys

import vobject


def tell(text, writes):
    cards = []
    for card in vobject.readComponents(text):
        if writes:
            cards.append(card.serialize())
            continue
        lines = [[line.name, line.params, str(line.value)] for line in card.getChildren() if hasattr(line, "value")]
        cards.append({"name": card.name, "lines": lines})
    return json.dumps("".join(cards) if writes else cards)


writes = "write" in sys.argv[1:]
if sys.argv[-1] == "lines":
    for line in sys.stdin:
        try:
            print(tell(base64.b64decode(line).decode("utf-8"), writes), flush=True)
        except Exception as error:
            print("no", type(error).__name__, flush=True)
else:
    print(tell(sys.stdin.buffer.read().decode("utf-8"), writes))
