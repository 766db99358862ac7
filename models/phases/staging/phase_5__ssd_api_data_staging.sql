{{ config(schema='phase_5') }}
{{ stage_payloads(5) }}
