{# flag_value(rule): one of the flag's codes by the row's draw; with `null_means: no` NULL is one of them. #}
{% macro flag_value(rule) -%}
    {%- set branches = [] -%}
    {%- for code in flag_lists()[rule.list] -%}{%- do branches.append('when ' ~ loop.index0 ~ " then '" ~ code ~ "'") -%}{%- endfor -%}
    {{ return('case ' ~ draw_column(rule, 'draw') ~ ' ' ~ branches | join(' ') ~ ' end') }}
{%- endmacro %}
