{{ config(schema='phase_2') }}
{{ stage_payloads(2) }}
