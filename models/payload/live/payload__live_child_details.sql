{{ payload_block('live', 'child_details', child_details_rows('live')) }}
