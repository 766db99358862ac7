{{ prepare_table('ssd_department') }}
