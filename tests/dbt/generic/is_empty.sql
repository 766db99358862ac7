{% test is_empty(model, rows='1 = 1') %}
select 1 as violation
from {{ model }}
where {{ rows }}
{% endtest %}
