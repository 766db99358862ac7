{% macro payload_blocks() -%}
    {%- set start_date = {'name': 'start_date', 'kind': 'date'} -%}
    {%- set end_date = {'name': 'end_date', 'kind': 'date', 'end': true} -%}
    {{ return({
        'child_details': {'parent': 'child', 'purge': true, 'fields': [
            {'name': 'unique_pupil_number', 'kind': 'text', 'length': 13, 'form': 'upn'},
            {'name': 'former_unique_pupil_number', 'kind': 'text', 'length': 13, 'form': 'upn'},
            {
                'name': 'unique_pupil_number_unknown_reason',
                'kind': 'code',
                'length': 4,
                'list': 'api_upn_unknown_reason',
            },
            {'name': 'first_name', 'kind': 'text', 'length': 128},
            {'name': 'surname', 'kind': 'text', 'length': 128},
            {'name': 'date_of_birth', 'kind': 'date'},
            {'name': 'expected_date_of_birth', 'kind': 'date'},
            {'name': 'sex', 'kind': 'code', 'length': 1, 'list': 'api_sex', 'plain': true},
            {'name': 'ethnicity', 'kind': 'code', 'length': 4, 'list': 'ethnicity'},
            {'name': 'disabilities', 'kind': 'codes', 'length': 4, 'list': 'disability', 'items': 12},
            {'name': 'postcode', 'kind': 'text', 'length': 8, 'form': 'postcode'},
            {'name': 'uasc_flag', 'kind': 'flag'},
            {'name': 'uasc_end_date', 'kind': 'date'},
        ]},
        'sdq_assessments': {'parent': 'child', 'purge': false, 'fields': [
            {'name': 'date', 'kind': 'date', 'required': true},
            {'name': 'score', 'kind': 'number', 'least': 0, 'most': 40},
        ]},
        'social_care_episodes': {'parent': 'child', 'purge': false, 'fields': [
            {'name': 'social_care_episode_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            {'name': 'referral_date', 'kind': 'date'},
            {'name': 'referral_source', 'kind': 'code', 'length': 2, 'list': 'referral_source', 'plain': true},
            {'name': 'closure_date', 'kind': 'date', 'end': true},
            {'name': 'closure_reason', 'kind': 'code', 'length': 3, 'list': 'cin_closure_reason', 'end': true},
            {'name': 'referral_no_further_action_flag', 'kind': 'flag'},
        ]},
        'child_and_family_assessments': {'parent': 'episode', 'purge': true, 'fields': [
            {'name': 'child_and_family_assessment_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            start_date,
            {'name': 'authorisation_date', 'kind': 'date', 'end': true},
            {'name': 'factors', 'kind': 'codes', 'list': 'assessment_factors', 'end': true, 'open': '[]'},
        ]},
        'child_in_need_plans': {'parent': 'episode', 'purge': true, 'fields': [
            {'name': 'child_in_need_plan_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            start_date,
            end_date,
        ]},
        'section_47_assessments': {'parent': 'episode', 'purge': true, 'fields': [
            {'name': 'section_47_assessment_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            start_date,
            {'name': 'icpc_required_flag', 'kind': 'flag'},
            {'name': 'icpc_date', 'kind': 'date'},
            end_date,
        ]},
        'child_protection_plans': {'parent': 'episode', 'purge': true, 'fields': [
            {'name': 'child_protection_plan_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            start_date,
            end_date,
        ]},
        'child_looked_after_placements': {'parent': 'episode', 'purge': true, 'fields': [
            {'name': 'child_looked_after_placement_id', 'kind': 'id', 'length': 36, 'form': 'id', 'required': true},
            start_date,
            {'name': 'start_reason', 'kind': 'code', 'length': 1, 'list': 'cla_episode_start_reason'},
            {'name': 'postcode', 'kind': 'text', 'length': 8, 'form': 'postcode'},
            {
                'name': 'placement_type',
                'kind': 'code',
                'length': payload_setting('placement_type_length'),
                'list': 'placement_type',
            },
            end_date,
            {'name': 'end_reason', 'kind': 'code', 'length': 3, 'list': 'cla_episode_ceased_reason', 'end': true},
            {'name': 'change_reason', 'kind': 'code', 'length': 6, 'list': 'placement_change_reason', 'end': true},
        ]},
        'adoption': {'parent': 'child', 'purge': true, 'fields': [
            {'name': 'initial_decision_date', 'kind': 'date'},
            {'name': 'matched_date', 'kind': 'date'},
            {'name': 'placed_date', 'kind': 'date'},
        ]},
        'care_leavers': {'parent': 'child', 'purge': true, 'fields': [
            {'name': 'contact_date', 'kind': 'date'},
            {'name': 'activity', 'kind': 'code', 'length': 2, 'list': 'api_care_leaver_activity'},
            {'name': 'accommodation', 'kind': 'code', 'length': 1, 'list': 'api_care_leaver_accommodation'},
        ]},
        'care_worker_details': {'parent': 'episode', 'purge': false, 'fields': [
            {'name': 'worker_id', 'kind': 'text', 'length': 12, 'form': 'id', 'required': true}, start_date, end_date,
        ]},
    }) }}
{%- endmacro %}
