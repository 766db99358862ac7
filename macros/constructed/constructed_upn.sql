{# constructed_upn(child_number, turn): a unique pupil number of valid form that is nobody's (see generated_identifiers): the present one at turn 0, former
   ones at 1 and 2. 999 numbers lie between two children, so none is given twice. #}
{% macro constructed_upn(child_number, turn) -%}
{{ upn_text('((' ~ child_number ~ ' - 1) * 999 + ' ~ turn ~ ')') }}
{%- endmacro %}
