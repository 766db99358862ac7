{{ prepare_table('ssd_professionals') }}
