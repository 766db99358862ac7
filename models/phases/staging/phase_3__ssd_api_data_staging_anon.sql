{{ config(schema='phase_3') }}
{{ stage_payloads(3) }}
