"""What the tests share: the only package that a test imports."""
