{{ prepare_table('ssd_family') }}
