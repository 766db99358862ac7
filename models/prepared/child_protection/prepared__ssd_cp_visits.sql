{{ prepare_table('ssd_cp_visits') }}
