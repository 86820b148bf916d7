"""Where a request may come from that is not from a page of ours."""

OURS = "http://127.0.0.1:8000"
ORIGINS = {
    "no origin": None,
    "null": "null",
    "evil": "https://evil.example",
    "a sub-domain": "http://evil.127.0.0.1:8000",
    "another port": "http://127.0.0.1:8001",
    "another scheme": "https://127.0.0.1:8000",
}
ODD_ORIGINS = {
    "a name that begins like ours": "http://127.0.0.1:8000.evil.example",
    "no port": "http://127.0.0.1",
    "capitals and a path": "HTTP://127.0.0.1:8000/",
    "two origins": f"{OURS} https://evil.example",
}
