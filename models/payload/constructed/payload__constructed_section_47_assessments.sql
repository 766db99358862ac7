{{ payload_block('constructed', 'section_47_assessments', section_47_assessments_rows('constructed')) }}
