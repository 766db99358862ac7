{{ scramble_table('ssd_family') }}
