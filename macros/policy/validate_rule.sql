{# validate_rule(table, name, options, names): stops the compilation where a column's rule uses a word that the policy does not
   know. Every message names the column, what was found and what is valid. #}
{% macro validate_rule(table, name, options, names) -%}
    {%- set place = 'models/scrambled, ' ~ table ~ '.' ~ name ~ ': ' -%}
    {%- set vocabulary = scramble_methods() -%}
    {%- if options.method not in vocabulary -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown scramble method '" ~ options.method ~ "'. Valid methods: " ~ vocabulary | join(', ') ~ '.') }}
    {%- endif -%}
    {%- set modifiers = ['method', 'row_key', 'null_means', 'absence', 'same_as', 'renamed_from'] -%}
    {%- set own = [] -%}
    {%- for option in vocabulary[options.method].options -%}
        {%- do own.append(option.rstrip('*')) -%}
        {%- if option.endswith('*') and option.rstrip('*') not in options -%}
            {{ exceptions.raise_compiler_error(place ~ "the method '" ~ options.method ~ "' needs '" ~ option.rstrip('*') ~ "'.") }}
        {%- endif -%}
    {%- endfor -%}
    {%- for option in options if option not in modifiers and option not in own -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown option '" ~ option ~ "' of method '" ~ options.method ~ "'. Valid options: " ~ (own + modifiers[1:]) | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- for option in ['list', 'codes'] if options[option] and options[option] not in value_list_sizes() -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown value list '" ~ options[option] ~ "'. Valid lists: " ~ value_list_sizes() | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- if options.method == 'flag' and options.list and options.list not in flag_lists() -%}
        {{ exceptions.raise_compiler_error(place ~ "'" ~ options.list ~ "' is no flag list. Valid flag lists: " ~ flag_lists() | join(', ') ~ '.') }}
    {%- endif -%}
    {%- if options.method == 'json' and options.shape not in json_shapes() -%}
        {{ exceptions.raise_compiler_error(place ~ "unknown JSON shape '" ~ options.shape ~ "'. Valid shapes: " ~ json_shapes() | join(', ') ~ '.') }}
    {%- endif -%}
    {%- set others = options.same_as.values() | list if options.same_as is mapping else ([options.same_as] if options.same_as else []) -%}
    {%- for other in others if other not in names -%}
        {{ exceptions.raise_compiler_error(place ~ "same_as names the unknown column '" ~ other ~ "'. Columns of " ~ table ~ ': ' ~ names | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- if options.forms and options.forms.by not in names -%}
        {{ exceptions.raise_compiler_error(place ~ "forms.by names the unknown column '" ~ options.forms.by ~ "'. Columns of " ~ table ~ ': ' ~ names | join(', ') ~ '.') }}
    {%- endif -%}
{%- endmacro %}
