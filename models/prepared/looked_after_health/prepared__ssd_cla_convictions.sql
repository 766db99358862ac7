{{ prepare_table('ssd_cla_convictions') }}
