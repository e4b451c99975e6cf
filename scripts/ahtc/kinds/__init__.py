"""The kinds of fact, a folder each; this list is the one place that names them all.

A kind may use those that stand before it, and never one that stands after.
"""

from __future__ import annotations

from ahtc.core.kind import Kind
from ahtc.kinds.areas import AREAS
from ahtc.kinds.convention import CONVENTION
from ahtc.kinds.councils import COUNCILS
from ahtc.kinds.duties import DUTIES
from ahtc.kinds.entitlements import ENTITLEMENTS
from ahtc.kinds.events import EVENTS
from ahtc.kinds.groups import GROUPS
from ahtc.kinds.handouts import HANDOUTS
from ahtc.kinds.languages import LANGUAGES
from ahtc.kinds.laws import LAWS
from ahtc.kinds.lessons import LESSONS
from ahtc.kinds.library import LIBRARY
from ahtc.kinds.never_publish import NEVER_PUBLISH
from ahtc.kinds.offences import OFFENCES
from ahtc.kinds.organisations import ORGANISATIONS
from ahtc.kinds.paths import PATHS
from ahtc.kinds.plans import PLANS
from ahtc.kinds.practices import PRACTICES
from ahtc.kinds.responders import RESPONDERS
from ahtc.kinds.rules import RULES
from ahtc.kinds.search import SEARCH
from ahtc.kinds.settings import SETTINGS
from ahtc.kinds.sheets import SHEETS
from ahtc.kinds.statistics import STATISTICS
from ahtc.kinds.terms import TERMS
from ahtc.kinds.timeline import TIMELINE
from ahtc.kinds.toolkits import TOOLKITS
from ahtc.kinds.training import TRAINING
from ahtc.kinds.translation import TRANSLATION
from ahtc.kinds.who_was_who import WHO_WAS_WHO

KINDS: tuple[Kind, ...] = (
    SETTINGS,
    RULES,
    NEVER_PUBLISH,
    TERMS,
    ORGANISATIONS,
    LAWS,
    OFFENCES,
    ENTITLEMENTS,
    DUTIES,
    CONVENTION,
    COUNCILS,
    AREAS,
    PATHS,
    PRACTICES,
    RESPONDERS,
    STATISTICS,
    GROUPS,
    WHO_WAS_WHO,
    LIBRARY,
    TIMELINE,
    PLANS,
    LANGUAGES,
    SHEETS,
    TOOLKITS,
    HANDOUTS,
    EVENTS,
    LESSONS,
    TRAINING,
    TRANSLATION,
    SEARCH,
)
