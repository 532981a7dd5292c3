# Via of RFC 3261 section 20.42: white space and folds wherever they may be, one rule for each mark.
# entries: via
@{% const { text, pick, obj, list } = require("@callingcard/grammar/captures"); %}

via      -> hop (COMMA hop {% pick(1) %}):* {% list(0, 1) %}
hop      -> token SLASH token SLASH token LWS host (COLON port {% pick(1) %}):?
            (SEMI param {% pick(1) %}):*
            {% obj({ name: 0, version: 2, transport: 4, host: 6, port: 7, params: 8 }) %}
param    -> token (EQUAL value {% pick(1) %}):? {% obj({ name: 0, value: 1 }) %}
value    -> TOKENCHAR:+ {% text %} | "[" IPV6 "]" {% text %} | "\"" quoted "\"" {% pick(1) %}
quoted   -> ([\x20\t!\x23-\x5b\x5d-\x7e\x80-\uffff] | "\\" [\x00-\x09\x0b\x0c\x0e-\x7f]):* {% text %}
host     -> (LABEL "."):* LABEL ".":? {% text %} | "[" IPV6 "]" {% text %}
port     -> [0-9]:+ {% text %}
token    -> TOKENCHAR:+ {% text %}

IPV6      -> [0-9A-Fa-f:.]:+
LABEL     -> [A-Za-z0-9] ([A-Za-z0-9] | "-":+ [A-Za-z0-9]):*
TOKENCHAR -> [A-Za-z0-9\-.!%*_+`'~]
WSP       -> [ \t]
LWS       -> (WSP:* "\r\n"):? WSP:+
SWS       -> LWS:?
SLASH     -> SWS "/" SWS
COLON     -> SWS ":" SWS
SEMI      -> SWS ";" SWS
EQUAL     -> SWS "=" SWS
COMMA     -> SWS "," SWS
