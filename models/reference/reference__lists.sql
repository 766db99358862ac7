{{- config(post_hook="{{ require_list_sizes() }}") -}}
{#- Every list that a draw takes from, with the forms that a source value is matched by. -#}
with all_lists as (
    select list_name, ordinal, code, label
    from {{ ref('dfe__value_lists') }}
    {%- for list_name, seed in {
        'forename': 'forenames',
        'surname': 'surnames',
        'street': 'streets',
        'town': 'towns',
        'team_word': 'team_words',
    }.items() %}
    union all
    select '{{ list_name }}' as list_name, ordinal, name as code, name as label
    from {{ ref('synthetic__' ~ seed) }}
    {%- endfor %}
)

select
    {{ exact_text('list_name') }} as list_name,
    cast(ordinal as bigint) as ordinal,
    {{ exact_text('code', 255) }} as code,
    {{ exact_text('label', 255) }} as label,
    {{ normalised('code') }} as code_key,
    {{ normalised('label') }} as label_key
from all_lists
