{{ scramble_table('ssd_care_leavers') }}
