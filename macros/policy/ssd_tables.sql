{#
    The SSD tables in fixed order.

    A literal list, because `graph` is empty while dbt parses and the edges from the scrambled models have to
    exist by then. A pytest holds it to the files in models/scrambled.

    payload: none (default) gives all 48 tables; true only those that the payload reads (phases 3 and 4 scramble no
    others); false only the rest.

    Returns a list of {'table': name, 'number': 1 to 48, 'payload': true or false}. A number stays with its table.
#}
{% macro ssd_tables(payload=none) %}
    {%- set tables = [
        {'table': 'ssd_person', 'number': 1, 'payload': true},
        {'table': 'ssd_cohort', 'number': 2, 'payload': false},
        {'table': 'ssd_family', 'number': 3, 'payload': false},
        {'table': 'ssd_mother', 'number': 4, 'payload': false},
        {'table': 'ssd_address', 'number': 5, 'payload': true},
        {'table': 'ssd_disability', 'number': 6, 'payload': true},
        {'table': 'ssd_immigration_status', 'number': 7, 'payload': true},
        {'table': 'ssd_linked_identifiers', 'number': 8, 'payload': true},
        {'table': 'ssd_contacts', 'number': 9, 'payload': false},
        {'table': 'ssd_early_help_episodes', 'number': 10, 'payload': false},
        {'table': 'ssd_cin_episodes', 'number': 11, 'payload': true},
        {'table': 'ssd_cin_assessments', 'number': 12, 'payload': true},
        {'table': 'ssd_assessment_factors', 'number': 13, 'payload': true},
        {'table': 'ssd_cin_plans', 'number': 14, 'payload': true},
        {'table': 'ssd_cin_visits', 'number': 15, 'payload': false},
        {'table': 'ssd_s47_enquiry', 'number': 16, 'payload': true},
        {'table': 'ssd_initial_cp_conference', 'number': 17, 'payload': true},
        {'table': 'ssd_cp_plans', 'number': 18, 'payload': true},
        {'table': 'ssd_cp_visits', 'number': 19, 'payload': false},
        {'table': 'ssd_cp_reviews', 'number': 20, 'payload': false},
        {'table': 'ssd_cla_episodes', 'number': 21, 'payload': true},
        {'table': 'ssd_cla_convictions', 'number': 22, 'payload': false},
        {'table': 'ssd_cla_health', 'number': 23, 'payload': false},
        {'table': 'ssd_cla_immunisations', 'number': 24, 'payload': false},
        {'table': 'ssd_cla_substance_misuse', 'number': 25, 'payload': false},
        {'table': 'ssd_cla_placement', 'number': 26, 'payload': true},
        {'table': 'ssd_cla_reviews', 'number': 27, 'payload': false},
        {'table': 'ssd_cla_previous_permanence', 'number': 28, 'payload': false},
        {'table': 'ssd_cla_care_plan', 'number': 29, 'payload': false},
        {'table': 'ssd_cla_visits', 'number': 30, 'payload': false},
        {'table': 'ssd_legal_status', 'number': 31, 'payload': false},
        {'table': 'ssd_sdq_scores', 'number': 32, 'payload': true},
        {'table': 'ssd_missing', 'number': 33, 'payload': false},
        {'table': 'ssd_s251_finance', 'number': 34, 'payload': false},
        {'table': 'ssd_care_leavers', 'number': 35, 'payload': true},
        {'table': 'ssd_permanence', 'number': 36, 'payload': true},
        {'table': 'ssd_pre_proceedings', 'number': 37, 'payload': false},
        {'table': 'ssd_voice_of_child', 'number': 38, 'payload': false},
        {'table': 'ssd_send', 'number': 39, 'payload': false},
        {'table': 'ssd_sen_need', 'number': 40, 'payload': false},
        {'table': 'ssd_ehcp_requests', 'number': 41, 'payload': false},
        {'table': 'ssd_ehcp_assessment', 'number': 42, 'payload': false},
        {'table': 'ssd_ehcp_named_plan', 'number': 43, 'payload': false},
        {'table': 'ssd_ehcp_active_plans', 'number': 44, 'payload': false},
        {'table': 'ssd_professionals', 'number': 45, 'payload': true},
        {'table': 'ssd_department', 'number': 46, 'payload': false},
        {'table': 'ssd_involvements', 'number': 47, 'payload': true},
        {'table': 'ssd_dim_date', 'number': 48, 'payload': false}
    ] -%}
    {%- if payload is none -%}
        {{ return(tables) }}
    {%- endif -%}
    {{ return(tables | selectattr('payload', 'equalto', payload) | list) }}
{% endmacro %}
