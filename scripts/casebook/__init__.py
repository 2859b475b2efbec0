"""Green Shoots: from Markdown entries to checked, derived pages.

The stages, in order: `frontmatter` → `records` → `catalog` → `checks` → `outputs`.
Nothing in this package imports MkDocs; `scripts/hooks.py` is the only file that does.
"""
