{{ assemble_children(ref('payload__scrambled_items'), ref('payload__scrambled_cohort')) }}
