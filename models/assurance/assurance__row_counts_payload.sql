{{ row_counts(payload=true) }}
