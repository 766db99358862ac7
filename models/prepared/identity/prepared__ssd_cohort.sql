{{ prepare_table('ssd_cohort') }}
