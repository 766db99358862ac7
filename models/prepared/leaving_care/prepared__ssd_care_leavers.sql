{{ prepare_table('ssd_care_leavers') }}
