{{ assemble_children(ref('payload__constructed_items'), ref('payload__constructed_cohort')) }}
