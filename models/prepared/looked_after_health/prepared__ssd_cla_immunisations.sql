{{ prepare_table('ssd_cla_immunisations') }}
