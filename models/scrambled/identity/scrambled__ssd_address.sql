{{ scramble_table('ssd_address') }}
