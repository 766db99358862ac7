{{ payload_cohort('scrambled') }}
