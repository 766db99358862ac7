{{ comparison('child_protection') }}
