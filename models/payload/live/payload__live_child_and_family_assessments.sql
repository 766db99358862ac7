{{ payload_block('live', 'child_and_family_assessments', child_and_family_assessments_rows('live')) }}
