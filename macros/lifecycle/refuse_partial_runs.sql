{# refuse_partial_runs(): raises where a run would not rebuild everything that one generation needs: --empty, --sample, dbt retry, or too
   small a selection. Tables of different generations must never meet in a payload. #}
{% macro refuse_partial_runs() -%}
    {%- set advice = 'Use `dbt build --selector scramble` instead.' -%}
    {%- if flags.EMPTY -%}
        {{ exceptions.raise_compiler_error('--empty would scramble no rows and so prove nothing. ' ~ advice) }}
    {%- endif -%}
    {%- if flags.SAMPLE -%}
        {{ exceptions.raise_compiler_error('--sample would scramble part of the rows, with joins that lead nowhere. ' ~ advice) }}
    {%- endif -%}
    {%- if flags.WHICH == 'retry' or invocation_args_dict.get('which') == 'retry' or invocation_args_dict.get('invocation_command', '').startswith('dbt retry') -%}
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

{# required_models(): what a run that touches the vault has to select: the vault, the scrambled tables and their proof; where it
   selects none of the tables that only the full scramble holds, those that the payload needs and their proof. #}
{% macro required_models() -%}
    {%- set rest = ssd_tables(payload=false) | map(attribute='table') | list -%}
    {%- set required = {'payload': [], 'rest': []} -%}
    {%- for unique_id, node in graph.nodes.items() if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {%- set part = 'rest' if node.config.meta.get('source_table') in rest or node.name.endswith('_rest') else 'payload' -%}
        {%- do required[part].append(unique_id) -%}
    {%- endfor -%}
    {%- for unique_id in required.rest if unique_id in selected_resources -%}
        {{ return(required.payload + required.rest) }}
    {%- endfor -%}
    {{ return(required.payload + required.rest) }}
{%- endmacro %}
