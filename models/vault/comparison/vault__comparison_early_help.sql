{{ comparison('early_help') }}
