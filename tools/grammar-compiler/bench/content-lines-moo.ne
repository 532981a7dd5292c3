# The content lines of test/grammars/content-lines.ne over moo's tokens: how one speeds nearley up.
@lexer lexer

lines  -> line:+                                            {% ([lines]) => lines %}
line   -> (%word %dot):? %word param:* %colon %value:? %crlf
          {% ([group, name, params, , value]) => ({
               group: group === null ? undefined : group[0].value, name: name.value, params,
               value: value === null ? "" : value.value }) %}
param  -> %semicolon %word %equals pvalue (%comma pvalue):*
          {% ([, name, , first, others]) => ({
               name: name.value, values: [first, ...others.map(([, value]) => value)] }) %}
pvalue -> %safe:?                                           {% ([safe]) => (safe === null ? "" : safe.value) %}
        | %quoted                                           {% ([quoted]) => quoted.value.slice(1, -1) %}
