{# Here, so that a drawn flag compiles to a CASE and not to a join; a test holds them to the seed. #}
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
