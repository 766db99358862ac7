{{ payload_block('constructed', 'child_details', child_details_rows('constructed')) }}
