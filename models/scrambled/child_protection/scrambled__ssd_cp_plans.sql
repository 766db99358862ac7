{{ scramble_table('ssd_cp_plans') }}
