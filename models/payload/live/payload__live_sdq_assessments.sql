{{ payload_block('live', 'sdq_assessments', sdq_assessments_rows('live')) }}
