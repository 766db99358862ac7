"""Demonstration source: a made-up Standard Safeguarding Dataset with realistic and, on request, dirty records.

Modules
-------
schema        tables, columns and types as the policy beside the scrambled models declares them; the DfE value lists
identifiers   UPN, NHS number, ULN and postcode of valid form
words         pools of names, streets, towns and sentences, made once with Faker (en_GB)
outcomes      the JSON texts of the SSD, in the shapes and separators of the extract
people        families: children, mothers, addresses, identifiers, statuses of the person
social_care   contacts, referrals, assessments, plans, section 47, conferences, child protection
care          periods of care with all that hangs on them, care leavers, permanence
education     SEND, EHC plan requests, assessments, plans and needs
reference     calendar, teams and workers
dirt          what real extracts hold and clean data does not; a registry that counts each kind
structure     physical differences of an extract: other types, missing and extra columns, missing tables
loaders       bulk load into DuckDB and SQL Server
pipeline      batches from generation to load, the manifest
"""
