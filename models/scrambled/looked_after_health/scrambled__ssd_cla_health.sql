{{ scramble_table('ssd_cla_health') }}
