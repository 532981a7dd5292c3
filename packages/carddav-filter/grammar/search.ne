# The search expression of an address book, over the tokens of src/search-lexer.ts. Every expression
# has one reading.
@{%
import { searchLexer } from "../search-lexer.ts";
import {
  andJoint,
  fieldTerm,
  firstPart,
  hasTerm,
  joinedTerms,
  negatedTerm,
  notTerm,
  onlyTerm,
  orJoint,
  otherPart,
  spaceJoint,
  textValue,
  wordTerm,
} from "../search-tree.ts";
%}
@preprocessor esmodule
@lexer searchLexer

# expression = *space term *( joint term ) *space
expression -> %space:? terms %space:?      {% otherPart %}

terms      -> term                         {% onlyTerm %}
            | terms joint term             {% joinedTerms %}

# joint = space [ ( "AND" / "OR" ) space ]   Terms without OR between them must all hold. That the two are not
# mixed is checked on the tree, where the error can say more.
joint      -> %space                       {% spaceJoint %}
            | %space %and %space           {% andJoint %}
            | %space %or %space            {% orJoint %}

# term = [ "-" / "NOT" space ] ( "has:" name / field ":" value / value )
term       -> positive                     {% firstPart %}
            | %minus positive              {% negatedTerm %}
            | %not %space positive         {% notTerm %}

positive   -> %has %text                   {% hasTerm %}
            | %field value                 {% fieldTerm %}
            | value                        {% wordTerm %}

value      -> %text                        {% textValue %}
            | %phrase                      {% textValue %}
