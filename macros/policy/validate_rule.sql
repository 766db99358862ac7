{# Every message names the column, what was found and what is valid. #}
{% macro validate_rule(table, name, options, names) -%}
    {%- set place = 'models/scrambled, %s.%s: ' | format(table, name) -%}
    {%- if options.method not in scramble_methods() -%}
        {%- set fault = "unknown scramble method '%s'. Valid methods: %s." -%}
        {{ exceptions.raise_compiler_error(place ~ fault | format(options.method, scramble_methods() | join(', '))) }}
    {%- endif -%}
    {%- do validate_options(place, options) -%}
    {%- for option in ['list', 'codes'] if options[option] and options[option] not in value_list_sizes() -%}
        {%- set fault = "unknown value list '%s'. Valid lists: %s." -%}
        {{ exceptions.raise_compiler_error(place ~ fault | format(options[option], value_list_sizes() | join(', '))) }}
    {%- endfor -%}
    {%- set columns = 'Columns of %s: %s.' | format(table, names | join(', ')) -%}
    {%- set same_as = options.same_as or [] -%}
    {%- set others = same_as.values() if same_as is mapping else ([same_as] if same_as is string else same_as) -%}
    {%- for other in others if other not in names -%}
        {%- set fault = "same_as names the unknown column '%s'. %s" | format(other, columns) -%}
        {{ exceptions.raise_compiler_error(place ~ fault) }}
    {%- endfor -%}
    {%- if options.forms and options.forms.by not in names -%}
        {%- set fault = "forms.by names the unknown column '%s'. %s" | format(options.forms.by, columns) -%}
        {{ exceptions.raise_compiler_error(place ~ fault) }}
    {%- endif -%}
{%- endmacro %}

{% macro validate_options(place, options) -%}
    {%- set known = [] -%}
    {%- for option in call_method(options.method).options -%}
        {%- set name = option.rstrip('*') -%}
        {%- do known.append(name) -%}
        {%- if option.endswith('*') and name not in options -%}
            {%- set fault = "the method '%s' needs '%s'." | format(options.method, name) -%}
            {{ exceptions.raise_compiler_error(place ~ fault) }}
        {%- endif -%}
    {%- endfor -%}
    {%- do known.extend(['row_key', 'null_means', 'absence', 'same_as', 'renamed_from']) -%}
    {%- for option in options if option not in known + ['method'] -%}
        {%- set fault = "unknown option '%s' of method '%s'. Valid options: %s." -%}
        {{ exceptions.raise_compiler_error(place ~ fault | format(option, options.method, known | join(', '))) }}
    {%- endfor -%}
{%- endmacro %}
