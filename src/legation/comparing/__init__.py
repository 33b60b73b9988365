"""What each source says of a thing, side by side, and what a policy would choose."""

from legation.comparing.comparison import Comparison, Point, compare
from legation.comparing.criteria import Preference
from legation.comparing.differences import Conflict, Difference
from legation.comparing.page import Page
from legation.comparing.policies import Policy, find_policy, read_policy
from legation.comparing.properties import find_property
from legation.comparing.sayings import Remark, Saying, Value

__all__ = [
    "Comparison",
    "Conflict",
    "Difference",
    "Page",
    "Point",
    "Policy",
    "Preference",
    "Remark",
    "Saying",
    "Value",
    "compare",
    "find_policy",
    "find_property",
    "read_policy",
]
