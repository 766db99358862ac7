{{ prepare_table('ssd_cla_care_plan') }}
