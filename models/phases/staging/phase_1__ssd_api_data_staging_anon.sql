{{ config(schema='phase_1') }}
{{ stage_payloads(1) }}
