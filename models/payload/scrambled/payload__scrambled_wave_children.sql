{{ assemble_children(ref('payload__scrambled_wave_items'), '(' ~ wave_cohort() ~ ')') }}
