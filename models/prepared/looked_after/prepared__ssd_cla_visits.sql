{{ prepare_table('ssd_cla_visits') }}
