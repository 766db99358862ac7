{{ payload_block('scrambled', 'adoption', adoption_rows('scrambled')) }}
