{{ config(schema='phase_4') }}
{{ phase_oversight(4) }}
