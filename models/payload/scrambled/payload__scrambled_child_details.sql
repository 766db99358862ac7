{{ payload_block('scrambled', 'child_details', child_details_rows('scrambled')) }}
