{{ config(schema='phase_3') }}
{{ phase_oversight(3) }}
