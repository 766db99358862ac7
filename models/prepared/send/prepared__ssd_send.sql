{{ prepare_table('ssd_send') }}
