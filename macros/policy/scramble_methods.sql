{# scramble_methods(): the closed vocabulary of the policy: method -> what a rule may add to it (required with `*`), how the
   source value is read (`kind`) and what the gate expects (`rule`):
     change   every value differs from the original
     chance   the draw ignores the original, so a share of 1/domain is equal by chance
     keep     reference data, unchanged
     blank    always empty
   Any method takes the modifiers row_key, null_means (with absence, the code that stands for none), same_as and renamed_from. #}
{% macro scramble_methods() -%}
    {{ return({
        'pseudonym':  {'options': ['identifier*', 'forms'], 'kind': 'text', 'rule': 'change'},
        'upn':        {'options': ['codes'], 'kind': 'text', 'rule': 'change'},
        'uln':        {'options': [], 'kind': 'text', 'rule': 'change'},
        'nhs_number': {'options': [], 'kind': 'text', 'rule': 'change'},
        'team_name':  {'options': [], 'kind': 'text', 'rule': 'change'},
        'forename':   {'options': [], 'kind': 'text', 'rule': 'change'},
        'surname':    {'options': [], 'kind': 'text', 'rule': 'change'},
        'full_name':  {'options': [], 'kind': 'text', 'rule': 'change'},
        'postcode':   {'options': [], 'kind': 'text', 'rule': 'change'},
        'code':       {'options': ['list*', 'write', 'distinct'], 'kind': 'text', 'rule': 'change'},
        'flag':       {'options': ['list'], 'kind': 'text', 'rule': 'chance'},
        'date':       {'options': ['birth'], 'kind': 'date', 'rule': 'change'},
        'integer':    {'options': ['min*', 'max*'], 'kind': 'number', 'rule': 'change'},
        'decimal':    {'options': ['min*', 'max*', 'scale*'], 'kind': 'number', 'rule': 'change'},
        'text':       {'options': [], 'kind': 'long_text', 'rule': 'change'},
        'json':       {'options': ['shape*'], 'kind': 'long_text', 'rule': 'change'},
        'code_array': {'options': ['list*'], 'kind': 'long_text', 'rule': 'change'},
        'blank':      {'options': ['reason*'], 'kind': 'text', 'rule': 'blank'},
        'keep':       {'options': ['reason*'], 'kind': 'raw', 'rule': 'keep'},
    }) }}
{%- endmacro %}
