{{ comparison('send') }}
