"""What areas can do beyond one operation at a time: the hand-written bases of generated classes.

`additions` in `openapi/areas.toml` names them.
"""
