{% macro json_shapes() -%}
    {{ return({
        'contact_outcome': flags_and([
            'NEW_REFERRAL_FLAG', 'EXISTING_REFERRAL_FLAG', 'CP_ENQUIRY_FLAG', 'NFA_FLAG', 'NON_AGENCY_ADOPTION_FLAG',
            'PRIVATE_FOSTERING_FLAG', 'ADVICE_FLAG', 'MISSING_FLAG', 'OLA_CP_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG',
        ], 'NUMBER_OF_OUTCOMES', 'COMMENTS'),
        'referral_outcome': flags_and([
            'SINGLE_ASSESSMENT_FLAG', 'NFA_FLAG', 'STRATEGY_DISCUSSION_FLAG', 'CLA_REQUEST_FLAG',
            'NON_AGENCY_ADOPTION_FLAG', 'PRIVATE_FOSTERING_FLAG', 'CP_TRANSFER_IN_FLAG', 'CP_CONFERENCE_FLAG',
            'CARE_LEAVER_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG',
        ], 'NUMBER_OF_OUTCOMES', 'COMMENTS'),
        'assessment_outcome': flags_and([
            'NFA_FLAG', 'NFA_S47_END_FLAG', 'STRATEGY_DISCUSSION_FLAG', 'CLA_REQUEST_FLAG', 'PRIVATE_FOSTERING_FLAG',
            'LEGAL_ACTION_FLAG', 'PROV_OF_SERVICES_FLAG', 'PROV_OF_SB_CARE_FLAG', 'SPECIALIST_ASSESSMENT_FLAG',
            'REFERRAL_TO_OTHER_AGENCY_FLAG', 'OTHER_ACTIONS_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG',
        ], 'TOTAL_NO_OF_OUTCOMES', 'COMMENTS'),
        's47_outcome': flags_and([
            'NFA_FLAG', 'LEGAL_ACTION_FLAG', 'PROV_OF_SERVICES_FLAG', 'PROV_OF_SB_CARE_FLAG', 'CP_CONFERENCE_FLAG',
            'NFA_CONTINUE_SINGLE_FLAG', 'MONITOR_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG',
        ], 'TOTAL_NO_OF_OUTCOMES', 'OUTCOME_COMMENTS'),
        'icpc_outcome': flags_and([
            'NFA_FLAG', 'REFERRAL_TO_OTHER_AGENCY_FLAG', 'SINGLE_ASSESSMENT_FLAG', 'PROV_OF_SERVICES_FLAG', 'CP_FLAG',
            'OTHER_OUTCOMES_EXIST_FLAG',
        ], 'TOTAL_NO_OF_OUTCOMES', 'COMMENTS'),
        'address': [
            ['ROOM', 'empty'], ['FLOOR', 'empty'], ['FLAT', 'empty'], ['BUILDING', 'empty'], ['HOUSE', 'house'],
            ['STREET', 'street'], ['TOWN', 'town'], ['UPRN', 'uprn'], ['EASTING', 'easting'],
            ['NORTHING', 'northing'],
        ],
        'cla_care_plan': keys_of_kind('answer', [
            'REMAINSUP', 'RETURN1M', 'RETURN6M', 'RETURNEV', 'LTRELFR', 'LTFOST18', 'RESPLMT', 'SUPPLIV', 'ADOPTION',
            'OTHERPLN',
        ]),
    }) }}
{%- endmacro %}

{% macro keys_of_kind(kind, names) -%}
    {%- set keys = [] -%}
    {%- for name in names -%}
        {%- do keys.append([name, kind]) -%}
    {%- endfor -%}
    {{ return(keys) }}
{%- endmacro %}

{% macro flags_and(flags, count, comment) -%}
    {{ return(keys_of_kind('flag', flags) + [[count, 'count'], [comment, 'comment']]) }}
{%- endmacro %}
