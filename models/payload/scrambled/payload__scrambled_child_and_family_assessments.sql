{{ payload_block('scrambled', 'child_and_family_assessments', child_and_family_assessments_rows('scrambled')) }}
