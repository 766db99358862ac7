{{ config(schema='phase_2') }}
{{ phase_oversight(2) }}
