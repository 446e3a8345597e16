"""What must be right of how pages look: a learner's links, a school's colours."""

from generator.reading.brand import brand_can_be_read
from generator.reading.own_links import links_lead_where_they_say

LOOK_RULES = (links_lead_where_they_say, brand_can_be_read)
