{{ prepare_table('ssd_assessment_factors') }}
