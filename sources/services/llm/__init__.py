"""A language model as a second reader of reports, behind any endpoint that speaks OpenAI's protocol; off by default.

What it proposes passes the same gate as what the rules propose, and a stricter one for what only a model gets wrong.
"""
