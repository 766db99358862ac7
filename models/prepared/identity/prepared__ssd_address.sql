{{ prepare_table('ssd_address') }}
