{# json_shapes(): the JSON objects of the SSD: shape -> keys in order, each with its kind:
     flag     "Y" or "N"        answer   "Y" or ""        count  number of flags that are "Y"        comment  made-up text or ""
     house, street, town, uprn, easting, northing, empty   parts of a made-up address
   Source: the SystemC extract of SSD v1.4.5 (data-to-insight/ssd-data-model). #}
{% macro json_shapes() -%}
    {%- set flags = {
        'contact_outcome': ['NEW_REFERRAL_FLAG', 'EXISTING_REFERRAL_FLAG', 'CP_ENQUIRY_FLAG', 'NFA_FLAG', 'NON_AGENCY_ADOPTION_FLAG',
            'PRIVATE_FOSTERING_FLAG', 'ADVICE_FLAG', 'MISSING_FLAG', 'OLA_CP_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG'],
        'referral_outcome': ['SINGLE_ASSESSMENT_FLAG', 'NFA_FLAG', 'STRATEGY_DISCUSSION_FLAG', 'CLA_REQUEST_FLAG', 'NON_AGENCY_ADOPTION_FLAG',
            'PRIVATE_FOSTERING_FLAG', 'CP_TRANSFER_IN_FLAG', 'CP_CONFERENCE_FLAG', 'CARE_LEAVER_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG'],
        'assessment_outcome': ['NFA_FLAG', 'NFA_S47_END_FLAG', 'STRATEGY_DISCUSSION_FLAG', 'CLA_REQUEST_FLAG', 'PRIVATE_FOSTERING_FLAG',
            'LEGAL_ACTION_FLAG', 'PROV_OF_SERVICES_FLAG', 'PROV_OF_SB_CARE_FLAG', 'SPECIALIST_ASSESSMENT_FLAG', 'REFERRAL_TO_OTHER_AGENCY_FLAG',
            'OTHER_ACTIONS_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG'],
        's47_outcome': ['NFA_FLAG', 'LEGAL_ACTION_FLAG', 'PROV_OF_SERVICES_FLAG', 'PROV_OF_SB_CARE_FLAG', 'CP_CONFERENCE_FLAG',
            'NFA_CONTINUE_SINGLE_FLAG', 'MONITOR_FLAG', 'OTHER_OUTCOMES_EXIST_FLAG'],
        'icpc_outcome': ['NFA_FLAG', 'REFERRAL_TO_OTHER_AGENCY_FLAG', 'SINGLE_ASSESSMENT_FLAG', 'PROV_OF_SERVICES_FLAG', 'CP_FLAG',
            'OTHER_OUTCOMES_EXIST_FLAG'],
    } -%}
    {%- set tails = {
        'contact_outcome': [['NUMBER_OF_OUTCOMES', 'count'], ['COMMENTS', 'comment']],
        'referral_outcome': [['NUMBER_OF_OUTCOMES', 'count'], ['COMMENTS', 'comment']],
        'assessment_outcome': [['TOTAL_NO_OF_OUTCOMES', 'count'], ['COMMENTS', 'comment']],
        's47_outcome': [['TOTAL_NO_OF_OUTCOMES', 'count'], ['OUTCOME_COMMENTS', 'comment']],
        'icpc_outcome': [['TOTAL_NO_OF_OUTCOMES', 'count'], ['COMMENTS', 'comment']],
    } -%}
    {%- set shapes = {
        'address': [['ROOM', 'empty'], ['FLOOR', 'empty'], ['FLAT', 'empty'], ['BUILDING', 'empty'], ['HOUSE', 'house'], ['STREET', 'street'],
            ['TOWN', 'town'], ['UPRN', 'uprn'], ['EASTING', 'easting'], ['NORTHING', 'northing']],
        'cla_care_plan': [],
    } -%}
    {%- for key in ['REMAINSUP', 'RETURN1M', 'RETURN6M', 'RETURNEV', 'LTRELFR', 'LTFOST18', 'RESPLMT', 'SUPPLIV', 'ADOPTION', 'OTHERPLN'] -%}
        {%- do shapes['cla_care_plan'].append([key, 'answer']) -%}
    {%- endfor -%}
    {%- for shape, keys in flags.items() -%}
        {%- set entries = [] -%}
        {%- for key in keys -%}{%- do entries.append([key, 'flag']) -%}{%- endfor -%}
        {%- do shapes.update({shape: entries + tails[shape]}) -%}
    {%- endfor -%}
    {{ return(shapes) }}
{%- endmacro %}
