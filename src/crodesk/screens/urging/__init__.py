"""What rooms share that urge late customers: promises to pay, debt groups set by hand, the hours of calling."""
