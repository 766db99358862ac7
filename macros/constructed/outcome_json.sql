{# outcome_json(shape, flags): an outcome as a JSON object of a shape of json_shapes(): the flags that are given by SQL expressions (Y or
   N), the others N, their count, and no comment. #}
{% macro outcome_json(shape, flags) -%}
    {%- set parts = [] -%}
    {%- set counts = ['0'] -%}
    {%- for key, kind in json_shapes()[shape] -%}
        {%- if key in flags -%}
            {%- do parts.append("'\"" ~ key ~ "\": \"', " ~ flags[key] ~ ", '\"'") -%}
            {%- do counts.append('case when ' ~ flags[key] ~ " = 'Y' then 1 else 0 end") -%}
        {%- elif kind == 'count' -%}
            {%- do parts.append("'\"" ~ key ~ "\": ', " ~ counts | join(' + ')) -%}
        {%- else -%}
            {%- do parts.append("'\"" ~ key ~ '": "' ~ ('N' if kind == 'flag' else '') ~ "\"'") -%}
        {%- endif -%}
    {%- endfor -%}
concat('{', {{ parts | join(",\n        ', ', ") }}, '}')
{%- endmacro %}
