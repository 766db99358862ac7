{{ violations(payload=false) }}
