{# Every message names the column, what was found and what is valid. #}
{% macro validate_rule(table, name, options, names) -%}
    {%- set place = 'models/scrambled, ' ~ table ~ '.' ~ name ~ ': ' -%}
    {%- if options.method not in scramble_methods() -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown scramble method '" ~ options.method ~ "'. Valid methods: " ~ scramble_methods() | join(', ') ~ '.') }}
    {%- endif -%}
    {%- do validate_options(place, options) -%}
    {%- for option in ['list', 'codes'] if options[option] and options[option] not in value_list_sizes() -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown value list '" ~ options[option] ~ "'. Valid lists: " ~ value_list_sizes() | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- set same_as = options.same_as or [] -%}
    {%- set others = same_as.values() if same_as is mapping else ([same_as] if same_as is string else same_as) -%}
    {%- for other in others if other not in names -%}
        {{ exceptions.raise_compiler_error(place ~ "same_as names the unknown column '" ~ other ~ "'. Columns of " ~ table ~ ': ' ~ names | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- if options.forms and options.forms.by not in names -%}
        {{ exceptions.raise_compiler_error(place ~ "forms.by names the unknown column '" ~ options.forms.by ~ "'. Columns of " ~ table ~ ': ' ~ names | join(', ') ~ '.') }}
    {%- endif -%}
{%- endmacro %}

{% macro validate_options(place, options) -%}
    {%- set modifiers = ['row_key', 'null_means', 'absence', 'same_as', 'renamed_from'] -%}
    {%- set own = [] -%}
    {%- for option in call_method(options.method).options -%}
        {%- do own.append(option.rstrip('*')) -%}
        {%- if option.endswith('*') and option.rstrip('*') not in options -%}
            {{ exceptions.raise_compiler_error(place ~ "the method '" ~ options.method ~ "' needs '" ~ option.rstrip('*') ~ "'.") }}
        {%- endif -%}
    {%- endfor -%}
    {%- for option in options if option not in own + modifiers + ['method'] -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown option '" ~ option ~ "' of method '" ~ options.method ~ "'. Valid options: " ~ (own + modifiers) | join(', ') ~ '.') }}
    {%- endfor -%}
{%- endmacro %}
