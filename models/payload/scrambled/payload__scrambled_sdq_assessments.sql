{{ payload_block('scrambled', 'sdq_assessments', sdq_assessments_rows('scrambled')) }}
