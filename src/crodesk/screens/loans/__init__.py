"""The room of loan applications by stage: the pipeline."""
