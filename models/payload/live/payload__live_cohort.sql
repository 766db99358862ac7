{{ payload_cohort('live') }}
