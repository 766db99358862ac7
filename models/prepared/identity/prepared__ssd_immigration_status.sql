{{ prepare_table('ssd_immigration_status') }}
