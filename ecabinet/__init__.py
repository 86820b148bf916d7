"""The floor of e-Cabinet, on which documents, meetings and directives stand."""

import os

os.environ.setdefault("PICCOLO_CONF", "ecabinet.piccolo_conf")
