{{ prepare_table('ssd_cla_previous_permanence') }}
