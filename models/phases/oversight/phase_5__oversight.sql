{{ config(schema='phase_5') }}
{{ phase_oversight(5) }}
