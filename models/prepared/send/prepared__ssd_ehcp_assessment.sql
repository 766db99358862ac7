{{ prepare_table('ssd_ehcp_assessment') }}
