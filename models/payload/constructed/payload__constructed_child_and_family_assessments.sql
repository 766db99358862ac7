{{ payload_block('constructed', 'child_and_family_assessments', child_and_family_assessments_rows('constructed')) }}
