{{ scramble_table('ssd_send') }}
