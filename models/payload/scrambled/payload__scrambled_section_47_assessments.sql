{{ payload_block('scrambled', 'section_47_assessments', section_47_assessments_rows('scrambled')) }}
