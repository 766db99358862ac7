{{ prepare_table('ssd_sen_need') }}
