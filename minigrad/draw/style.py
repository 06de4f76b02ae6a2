"""What a graph looks like: in the light, and on a dark page."""

STYLE = """
.minigrad{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px}
.minigrad .paper{fill:#ffffff}
.minigrad .frame{fill:#f5f7fa;stroke:#8792a0}
.minigrad .parameter .frame{fill:#fff6e0;stroke:#a07a2c}
.minigrad .constant .frame{fill:#ffffff;stroke:#8792a0;stroke-dasharray:4 3}
.minigrad .module .frame{fill:#e3ebf6;stroke:#55749c}
.minigrad .failed .frame{fill:#fde3e1;stroke:#b3261e;stroke-width:2}
.minigrad .around{fill:#5b7fb0;fill-opacity:.07;stroke:#8da6c6}
.minigrad .around.many{stroke:#c0631f;stroke-width:1.6}
.minigrad .inner{fill:none;stroke:#a07a2c}
.minigrad .tiles{fill:#ffffff;stroke:#8792a0}
.minigrad text{fill:#1d2430;white-space:pre}
.minigrad .name{font-weight:700}
.minigrad .cell{font-size:11px;text-anchor:end}
.minigrad .small{font-size:10px;fill:#5b6675}
.minigrad .shape{text-anchor:end}
.minigrad .grad{fill:#a3312a}
.minigrad.dense text{font-size:13px}
.minigrad .of{fill:#44618a;paint-order:stroke;stroke:#eef2f8;stroke-width:4px}
.minigrad .lines{fill:none;stroke:#75808f;stroke-width:1.2}
.minigrad .tip{fill:#75808f}
@media (prefers-color-scheme:dark){
.minigrad .paper{fill:#15181d}
.minigrad .frame{fill:#22272f;stroke:#6d7886}
.minigrad .parameter .frame{fill:#332b18;stroke:#c39a48}
.minigrad .constant .frame{fill:#15181d;stroke:#6d7886}
.minigrad .module .frame{fill:#24344b;stroke:#7f9cc4}
.minigrad .failed .frame{fill:#4a1d1a;stroke:#ff8a80}
.minigrad .around.many{stroke:#e08a4a}
.minigrad .inner{stroke:#c39a48}
.minigrad text{fill:#e4e8ee}
.minigrad .small{fill:#9aa5b4}
.minigrad .grad{fill:#ff9d93}
.minigrad .of{fill:#a9c1e4;stroke:#1b222d}
.minigrad .on{fill:#1d2430}
.minigrad .on.grad{fill:#a3312a}
.minigrad .lines{stroke:#7d8897}
.minigrad .tip{fill:#7d8897}
}
"""
