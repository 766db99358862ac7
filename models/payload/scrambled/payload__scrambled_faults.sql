{{ payload_faults('scrambled') }}
