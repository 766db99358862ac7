{{ scramble_table('ssd_cohort') }}
