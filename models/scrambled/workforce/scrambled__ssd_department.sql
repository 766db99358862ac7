{{ scramble_table('ssd_department') }}
