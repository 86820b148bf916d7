"""The fixtures of these tests."""

from tests.authz.fixtures import refusing, stage_template

__all__ = ["refusing", "stage_template"]
