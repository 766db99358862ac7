{# refuse_partial_runs(): raises where a run would not rebuild everything that one generation needs: --empty, --sample, dbt retry, or too
   small a selection. Tables of different generations must never meet in a payload. #}
{% macro refuse_partial_runs() -%}
    {%- set advice = 'Use `dbt build --selector scramble` instead.' -%}
    {%- if flags.EMPTY -%}
        {{ exceptions.raise_compiler_error('--empty would scramble no rows and so prove nothing. ' ~ advice) }}
    {%- endif -%}
    {%- if invocation_args_dict.get('sample') -%}
        {{ exceptions.raise_compiler_error('--sample would scramble part of the rows, with joins that lead nowhere. ' ~ advice) }}
    {%- endif -%}
    {%- if is_retry() -%}
        {{ exceptions.raise_compiler_error('`dbt retry` would add tables of a new key to those of the failed run. ' ~ advice) }}
    {%- endif -%}
    {%- set missing = [] -%}
    {%- for unique_id in required_models() if unique_id not in selected_resources -%}
        {%- do missing.append(unique_id.split('.')[-1]) -%}
    {%- endfor -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error(
            'This selection leaves out ' ~ missing | length ~ ' of the models that one generation is made of ('
            ~ missing[:5] | join(', ') ~ (', …' if missing | length > 5) ~ '). Every run has a new key, so all of them are built together. ' ~ advice) }}
    {%- endif -%}
{%- endmacro %}

{# required_models(): what a run that touches the vault has to select: the vault, every scrambled table and their proof. #}
{% macro required_models() -%}
    {%- set required = [] -%}
    {%- for unique_id in graph.nodes if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {%- do required.append(unique_id) -%}
    {%- endfor -%}
    {{ return(required) }}
{%- endmacro %}
