{# is_empty(model, rows): passes when no row of the model meets the condition `rows` (default: none at all). For models that list violations. #}
{% test is_empty(model, rows='1 = 1') %}
select 1 as violation
from {{ model }}
where {{ rows }}
{% endtest %}
