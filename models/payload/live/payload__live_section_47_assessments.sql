{{ payload_block('live', 'section_47_assessments', section_47_assessments_rows('live')) }}
