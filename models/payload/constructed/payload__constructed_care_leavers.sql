{{ payload_block('constructed', 'care_leavers', care_leavers_rows('constructed')) }}
