{{ prepare_table('ssd_disability') }}
