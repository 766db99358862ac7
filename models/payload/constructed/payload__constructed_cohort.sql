{{ payload_cohort('constructed') }}
