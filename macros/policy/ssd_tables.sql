{# A literal list: `graph` is empty while dbt parses, and the edges have to exist by then. A table's number is its place
   here and stays with it. #}
{% macro ssd_tables(part=none) -%}
    {%- set tables = [
        ['ssd_person', 'payload', 'identity'],
        ['ssd_cohort', 'rest', 'identity'],
        ['ssd_family', 'rest', 'identity'],
        ['ssd_mother', 'rest', 'identity'],
        ['ssd_address', 'payload', 'identity'],
        ['ssd_disability', 'payload', 'identity'],
        ['ssd_immigration_status', 'payload', 'identity'],
        ['ssd_linked_identifiers', 'payload', 'identity'],
        ['ssd_contacts', 'rest', 'early_help'],
        ['ssd_early_help_episodes', 'rest', 'early_help'],
        ['ssd_cin_episodes', 'payload', 'child_in_need'],
        ['ssd_cin_assessments', 'payload', 'child_in_need'],
        ['ssd_assessment_factors', 'payload', 'child_in_need'],
        ['ssd_cin_plans', 'payload', 'child_in_need'],
        ['ssd_cin_visits', 'rest', 'child_in_need'],
        ['ssd_s47_enquiry', 'payload', 'child_protection'],
        ['ssd_initial_cp_conference', 'payload', 'child_protection'],
        ['ssd_cp_plans', 'payload', 'child_protection'],
        ['ssd_cp_visits', 'rest', 'child_protection'],
        ['ssd_cp_reviews', 'rest', 'child_protection'],
        ['ssd_cla_episodes', 'payload', 'looked_after'],
        ['ssd_cla_convictions', 'rest', 'looked_after_health'],
        ['ssd_cla_health', 'rest', 'looked_after_health'],
        ['ssd_cla_immunisations', 'rest', 'looked_after_health'],
        ['ssd_cla_substance_misuse', 'rest', 'looked_after_health'],
        ['ssd_cla_placement', 'payload', 'looked_after'],
        ['ssd_cla_reviews', 'rest', 'looked_after'],
        ['ssd_cla_previous_permanence', 'rest', 'looked_after'],
        ['ssd_cla_care_plan', 'rest', 'looked_after'],
        ['ssd_cla_visits', 'rest', 'looked_after'],
        ['ssd_legal_status', 'rest', 'looked_after'],
        ['ssd_sdq_scores', 'payload', 'looked_after_health'],
        ['ssd_missing', 'rest', 'looked_after'],
        ['ssd_s251_finance', 'rest', 'looked_after'],
        ['ssd_care_leavers', 'payload', 'leaving_care'],
        ['ssd_permanence', 'payload', 'leaving_care'],
        ['ssd_pre_proceedings', 'rest', 'court'],
        ['ssd_voice_of_child', 'rest', 'court'],
        ['ssd_send', 'rest', 'send'],
        ['ssd_sen_need', 'rest', 'send'],
        ['ssd_ehcp_requests', 'rest', 'send'],
        ['ssd_ehcp_assessment', 'rest', 'send'],
        ['ssd_ehcp_named_plan', 'rest', 'send'],
        ['ssd_ehcp_active_plans', 'rest', 'send'],
        ['ssd_professionals', 'payload', 'workforce'],
        ['ssd_department', 'rest', 'workforce'],
        ['ssd_involvements', 'payload', 'workforce'],
        ['ssd_dim_date', 'rest', 'reference']
    ] -%}
    {%- set entries = [] -%}
    {%- for table, of_part, domain in tables if part in [none, of_part] -%}
        {%- set number = tables.index([table, of_part, domain]) + 1 -%}
        {%- do entries.append({'table': table, 'number': number, 'part': of_part, 'domain': domain}) -%}
    {%- endfor -%}
    {{ return(entries) }}
{%- endmacro %}
