"""The room in which one loan application is put together, step by step."""
