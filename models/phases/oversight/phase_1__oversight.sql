{{ config(schema='phase_1') }}
{{ phase_oversight(1) }}
