{{ scramble_table('ssd_professionals') }}
