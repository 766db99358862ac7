{{ scramble_table('ssd_permanence') }}
