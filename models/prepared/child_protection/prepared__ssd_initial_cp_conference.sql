{{ prepare_table('ssd_initial_cp_conference') }}
