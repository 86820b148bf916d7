"""Where a benchmark runs: servers of its own in a folder that is gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecabinet.embedded import Cluster, Home, ValkeyServer
from ecabinet.embedded.cluster import OWNER
from ecabinet.settings import Settings, use


@contextmanager
def place() -> Iterator[Settings]:
    """Migrated, empty, with the settings of a demo: full Argon2, real durability."""
    folder = Path(tempfile.mkdtemp(prefix="ecabinet-bench-"))
    folder.chmod(0o711)
    home = Home.of(folder)
    cluster, valkey = Cluster(home), ValkeyServer(home)
    try:
        cluster.start()
        valkey.start()
        settings = Settings(
            database_url=cluster.url(), database_owner_url=cluster.url(OWNER), redis_url=valkey.url,
            data_dir=folder / "data", secret_key=b"the secret of a benchmark, long enough", environment="demo",
        )  # fmt: skip
        use(settings)
        yield settings
    finally:
        valkey.stop()
        cluster.stop()
        home.clear()
        shutil.rmtree(folder)
