{{ payload_block('live', 'care_leavers', care_leavers_rows('live')) }}
