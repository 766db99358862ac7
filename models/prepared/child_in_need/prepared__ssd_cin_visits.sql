{{ prepare_table('ssd_cin_visits') }}
