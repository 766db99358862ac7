{{ comparison('leaving_care') }}
