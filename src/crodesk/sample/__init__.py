"""The maker of the made-up portfolio in `data/sample.sqlite`: the same bytes at every making."""
