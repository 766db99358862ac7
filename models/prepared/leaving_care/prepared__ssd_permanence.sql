{{ prepare_table('ssd_permanence') }}
