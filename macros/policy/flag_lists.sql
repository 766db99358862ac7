{# flag_lists(): the codes of each flag list, in the order of their ordinals in seeds/dfe (a test holds the two together). They stand
   here so that a drawn flag compiles to a CASE and not to a join. A list of one code is a flag whose other state is NULL. #}
{% macro flag_lists() -%}
    {{ return({
        'flag_yn': ['Y', 'N'],
        'flag_10': ['1', '0'],
        'flag_y_null': ['Y'],
        'flag_yes_no_text': ['Yes', 'No'],
        'return_interview': ['Y', 'N', 'NA'],
        'send_flag': ['Y', 'N'],
    }) }}
{%- endmacro %}
