{{ payload_block('constructed', 'sdq_assessments', sdq_assessments_rows('constructed')) }}
