{{ scramble_table('ssd_cp_visits') }}
