{{ scramble_table('ssd_disability') }}
