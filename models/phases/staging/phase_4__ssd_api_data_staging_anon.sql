{{ config(schema='phase_4') }}
{{ stage_payloads(4) }}
