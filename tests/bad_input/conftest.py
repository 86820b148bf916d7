"""The fixtures of these tests: the application, one for the tests of a module; and the same on the matrix's stage."""

from tests.authz.fixtures import refusing, stage_template
from tests.security.fixtures import house

__all__ = ["house", "refusing", "stage_template"]
