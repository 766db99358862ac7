{# Both parts, whatever the run scrambles: they hold rules alone. #}
{% macro policy_relation() -%}
(
        select * from {{ ref('vault__policy_payload') }}
        union all
        select * from {{ ref('vault__policy_rest') }}
    )
{%- endmacro %}
