{{ payload_faults('live') }}
