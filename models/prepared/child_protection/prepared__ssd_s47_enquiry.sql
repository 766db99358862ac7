{{ prepare_table('ssd_s47_enquiry') }}
