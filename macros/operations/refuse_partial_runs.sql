{# Tables of different generations must never meet in a payload, and every run has a key of its own. #}
{% macro refuse_partial_runs() -%}
    {%- if flags.EMPTY -%}
        {{ refuse_run('--empty would scramble no rows and so prove nothing.') }}
    {%- elif invocation_args_dict.get('sample') -%}
        {{ refuse_run('--sample would scramble part of the rows, with joins that lead nowhere.') }}
    {%- elif is_retry() -%}
        {{ refuse_run('`dbt retry` would add tables of a new key to those of the failed run.') }}
    {%- endif -%}
    {%- set missing = required_models() | reject('in', selected_resources) | list -%}
    {%- if missing -%}
        {%- set names = [] -%}
        {%- for unique_id in missing[:5] -%}
            {%- do names.append(unique_id.split('.')[-1]) -%}
        {%- endfor -%}
        {%- set message -%}
            This selection leaves out {{ missing | length }} of the models that one generation is made of (
            {{- names | join(', ') }}{{ ', …' if missing | length > 5 }}). Every run has a new key, so all of them are built together.
        {%- endset -%}
        {%- set hint = ' For the tables that the payload reads alone there are the selectors phase_3 and phase_4.' -%}
        {{ refuse_run(message, hint if not missing | select('in', rest_models()) | list else '') }}
    {%- endif -%}
{%- endmacro %}

{% macro refuse_run(message, hint='') -%}
    {{ exceptions.raise_compiler_error('%s Use %s instead.%s' | format(message, run_command(), hint)) }}
{%- endmacro %}

{% macro required_models() -%}
    {%- set rest = rest_models() -%}
    {%- set required = [] -%}
    {%- for unique_id in graph.nodes if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {%- do required.append(unique_id) if unique_id not in rest -%}
    {%- endfor -%}
    {{ return(required + (rest if rest | select('in', selected_resources) | list else [])) }}
{%- endmacro %}

{% macro rest_models() -%}
    {%- set rest = [] -%}
    {%- for unique_id in graph.nodes if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {%- do rest.append(unique_id) if 'rest' in graph.nodes[unique_id].tags -%}
    {%- endfor -%}
    {{ return(rest) }}
{%- endmacro %}
