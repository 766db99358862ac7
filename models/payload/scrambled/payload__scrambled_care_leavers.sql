{{ payload_block('scrambled', 'care_leavers', care_leavers_rows('scrambled')) }}
