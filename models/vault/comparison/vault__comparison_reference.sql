{{ comparison('reference') }}
