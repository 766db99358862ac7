{# refuse_partial_runs(): raises where a run would not rebuild everything that one generation needs: --empty, --sample, dbt retry, or too
   small a selection. Tables of different generations must never meet in a payload. #}
{% macro refuse_partial_runs() -%}
    {%- set advice = 'Use ' ~ run_command() ~ ' instead.' -%}
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
    {%- set missing_rest = [] -%}
    {%- for unique_id in required_models() if unique_id not in selected_resources -%}
        {%- do missing.append(unique_id.split('.')[-1]) -%}
        {%- if 'rest' in graph.nodes[unique_id].tags -%}{%- do missing_rest.append(unique_id) -%}{%- endif -%}
    {%- endfor -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error(
            'This selection leaves out ' ~ missing | length ~ ' of the models that one generation is made of ('
            ~ missing[:5] | join(', ') ~ (', …' if missing | length > 5) ~ '). Every run has a new key, so all of them are built together. ' ~ advice
            ~ (' For the tables that the payload reads alone there are the selectors phase_3 and phase_4.' if not missing_rest)) }}
    {%- endif -%}
{%- endmacro %}

{# required_models(): what a run that touches the vault has to select: the vault, the scrambled tables that the payload reads, and their proof.
   Of the rest (tag `rest`) it selects all or nothing. #}
{% macro required_models() -%}
    {%- set required = [] -%}
    {%- set rest = [] -%}
    {%- for unique_id in graph.nodes if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {%- do (rest if 'rest' in graph.nodes[unique_id].tags else required).append(unique_id) -%}
    {%- endfor -%}
    {{ return(required + (rest if rest | select('in', selected_resources) | list else [])) }}
{%- endmacro %}
