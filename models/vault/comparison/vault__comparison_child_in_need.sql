{{ comparison('child_in_need') }}
