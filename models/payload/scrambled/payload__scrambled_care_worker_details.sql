{{ payload_block('scrambled', 'care_worker_details', care_worker_details_rows('scrambled')) }}
