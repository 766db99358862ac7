"""The SSD as the case systems' public extracts make it: what each lacks, names and types otherwise than SSD v1.4.5.

Source: data-to-insight/ssd-data-model on GitHub (commit 4987c73 of 14 July 2026), folder deployment_extracts, and the
archived template in admin/live_archive_BAK. Only names and types were taken. CareDirector and Azeus have no public
extract.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from support.recompute import Column, policy


def ssd_columns() -> dict[str, dict[str, Column]]:
    """The columns of SSD v1.4.5: table -> name -> column, in order."""
    return {name: {column.name: column for column in table.columns} for name, table in policy().items()}


@dataclass(frozen=True)
class Extract:
    """One extract. Columns are written table.column; `renamed` and `retyped` go from the name of SSD v1.4.5."""

    source: str
    missing_tables: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    retyped: dict[str, str] = field(default_factory=dict)
    # What an extract holds beyond the SSD: no rule reads it, and the authority accepts it by name.
    further_columns: tuple[str, ...] = ()
    further_tables: tuple[str, ...] = ()
    # Type of every other column, by the name of its type in the SSD.
    types: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> list[str]:
        return [table for table in ssd_columns() if table not in self.missing_tables]

    def type_of(self, table: str, column: str) -> str:
        """The type of a column in this extract."""
        ours = ssd_columns()[table][column].data_type
        kind, bracket, length = ours.partition("(")
        return self.retyped.get(f"{table}.{column}") or f"{self.types.get(kind, kind)}{bracket}{length}"

    @property
    def accepted_columns(self) -> dict[str, dict[str, str]]:
        """The var accepted_columns that this extract needs."""
        accepted: dict[str, dict[str, str]] = {}
        for place in self.further_columns:
            table, column = place.split(".")
            accepted.setdefault(table, {})[column] = "In the extract but not in SSD v1.4.5"
        return accepted


# Tables that D2I's T-SQL files for Eclipse do not make.
NOT_IN_ECLIPSE_T_SQL = (
    "ssd_cin_visits ssd_cla_care_plan ssd_cla_convictions ssd_cla_health ssd_cla_reviews ssd_cla_substance_misuse "
    "ssd_cla_visits ssd_cohort ssd_contacts ssd_cp_reviews ssd_cp_visits ssd_dim_date ssd_early_help_episodes "
    "ssd_ehcp_active_plans ssd_ehcp_assessment ssd_ehcp_named_plan ssd_ehcp_requests ssd_s251_finance ssd_sen_need "
    "ssd_send ssd_voice_of_child"
)

EXTRACTS = {
    "systemc": Extract(
        source="systemc/live/ssd_deployment_individual_files/systemc_sqlserver_v1.4.5_1_20260708.sql",
        further_tables=("ssd_pre_cla_care_plan",),
    ),
    "mosaic": Extract(
        source="mosaic/live/ssd_deployment_individual_files/populate_ssd_data_warehouse.sql",
        missing_tables=("ssd_cohort", "ssd_dim_date", "ssd_family"),
        missing_columns=(
            "ssd_cin_visits.cinv_person_id",
            "ssd_cla_convictions.clac_cla_conviction_offence",
            "ssd_cla_immunisations.clai_immunisations_status_date",
            "ssd_cla_placement.clap_person_id",
            "ssd_cp_reviews.cppr_person_id",
            "ssd_cp_reviews.cppr_cp_review_meeting_id",
            "ssd_cp_visits.cppv_person_id",
            "ssd_involvements.invo_person_id",
            "ssd_professionals.prof_professional_name",
        ),
        renamed={
            "ssd_cin_plans.cinp_cin_plan_id": "cin_plan_id",
            "ssd_cla_care_plan.lacp_table_id": "lacp_cla_care_plan_id",
        },
        further_columns=("ssd_cin_visits.cinv_cin_plan_id",),
        types={"nvarchar": "varchar", "nchar": "varchar"},
        retyped={
            "ssd_cin_episodes.cine_referral_id": "int",
            "ssd_s47_enquiry.s47e_s47_enquiry_id": "int",
            "ssd_s47_enquiry.s47e_referral_id": "int",
            "ssd_s47_enquiry.s47e_s47_nfa": "char(1)",
            "ssd_cp_reviews.cppr_cp_review_id": "numeric(9)",
            "ssd_cp_reviews.cppr_cp_plan_id": "numeric(9)",
            "ssd_cp_reviews.cppr_cp_review_outcome_continue_cp": "varchar(1000)",
            "ssd_cp_reviews.cppr_cp_review_quorate": "varchar(64)",
            "ssd_cla_placement.clap_cla_placement_distance": "decimal(7,2)",
            "ssd_professionals.prof_full_time_equivalency": "decimal(6,2)",
            "ssd_permanence.perm_number_of_adopters": "varchar(3)",
            "ssd_sdq_scores.csdq_sdq_score": "varchar(100)",
            "ssd_person.pers_sex": "varchar(48)",
            "ssd_person.pers_upn": "varchar(48)",
            "ssd_cin_episodes.cine_cin_primary_need_code": "varchar(16)",
            "ssd_cla_episodes.clae_cla_primary_need_code": "varchar(100)",
            "ssd_assessment_factors.cinf_assessment_factors_json": "varchar(1000)",
        },
    ),
    # 25 files of T-SQL, and two (ssd_cin_assessments, ssd_cla_placement) that still hold another dialect.
    "eclipse": Extract(
        source="eclipse/live/ssd_deployment_individual_files_tsql",
        missing_tables=tuple(NOT_IN_ECLIPSE_T_SQL.split()) + ("ssd_cin_assessments", "ssd_cla_placement"),
        retyped={
            "ssd_cin_episodes.cine_referral_worker_id": "nvarchar(100)",
            "ssd_involvements.invo_professional_team": "nvarchar(255)",
            "ssd_s47_enquiry.s47e_s47_nfa": "char(1)",
        },
    ),
    # The same for PostgreSQL: how such tables look once they are copied to SQL Server.
    "eclipse_postgresql": Extract(
        source="eclipse/live/ssd_deployment_individual_files",
        missing_tables=("ssd_cohort", "ssd_dim_date"),
        missing_columns=("ssd_cla_reviews.clar_cla_person_id",),
        types={"nvarchar": "varchar", "nchar": "char", "datetime": "datetime2"},
        retyped={"ssd_cin_episodes.cine_referral_worker_id": "varchar(100)"},
    ),
    # Before v1.4: four columns had other names, others were not there yet.
    "before_1_4": Extract(
        source="admin/live_archive_BAK/cmsname_dbtype_ssd_template BAK.sql",
        missing_tables=("ssd_cohort", "ssd_dim_date"),
        missing_columns=(
            "ssd_person.pers_upn",
            "ssd_person.pers_forename",
            "ssd_person.pers_surname",
            "ssd_cla_reviews.clar_cla_person_id",
        ),
        renamed={
            "ssd_person.pers_single_unique_id": "pers_common_child_id",
            "ssd_cin_episodes.cine_cin_primary_need_code": "cine_cin_primary_need",
            "ssd_cla_episodes.clae_cla_primary_need_code": "clae_cla_primary_need",
            "ssd_cla_episodes.clae_cla_episode_ceased_date": "clae_cla_episode_ceased",
        },
        further_columns=("ssd_sdq_scores.csdq_sdq_details_json",),
        retyped={
            "ssd_cin_episodes.cine_referral_id": "int",
            "ssd_sdq_scores.csdq_sdq_score": "nvarchar(100)",
            "ssd_assessment_factors.cinf_assessment_factors_json": "nvarchar(1000)",
        },
    ),
}
