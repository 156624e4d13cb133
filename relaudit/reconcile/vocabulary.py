"""Words by which a sentence says what its figures are: change, base, hedge, period, new clause."""

UP = frozenset(
    """
    increase increased increases increasing rise rises rose risen rising grow grows grew grown
    growing growth up gain gained gains climb climbed climbing jump jumped surge surged soar
    soared soaring higher greater more expand expanded expansion advance advanced uptick upturn
    above exceed exceeds exceeded exceeding appreciation
    """.split()
)
DOWN = frozenset(
    """
    decrease decreased decreases decreasing decline declined declines declining fall falls fell
    fallen falling drop dropped drops dropping down lower lowered reduce reduced reducing
    reduction shrank shrunk contracted contraction slipped dipped less fewer below smaller slid
    sank plunged tumbled
    """.split()
)
EITHER = frozenset(
    """
    change changed changes variance improve improved improves improvement improving better worse
    worsened narrowed widened deteriorated swing
    """.split()
)
"""Words of change without a sure sign: a loss that improved is smaller."""
OLD_WORDS = frozenset(
    """
    from versus vs against than over exceed exceeds exceeded exceeding above below
    """.split()
)
COMPARE = frozenset(
    """
    compared compare compares comparing comparison relative contrast contrasted
    """.split()
)
VERBS = frozenset(
    """
    was were is are totaled totalled reached reported generated achieved posted had has earned
    recorded delivered came stood be been amounted equaled equalled representing represents
    """.split()
)
FILLERS = frozenset(
    """
    approximately about around roughly nearly almost some an a the just another additional over
    record total of by in excess slightly only sharply strongly significantly substantially
    further
    """.split()
)
OTHER_BASE = frozenset(
    """
    organic organically comparable like-for-like same-store constant constant-currency currency-
    neutral cagr compound compounded excluding pro-forma local
    """.split()
)
"""Beside a percentage these words say that it is not the change between the figures as reported."""
PERIOD = frozenset(
    """
    year years quarter quarters month months week weeks day days half period periods fiscal
    ended ending january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec first second third fourth same
    prior previous last preceding corresponding comparable year-ago earlier ago full-year full
    year-earlier year-over-year yoy year-on-year sequentially sequential over compared to with
    from in for during the of at as on this that a an year's annual quarter's q1 q2 q3 q4 same-
    period year-to-date h1 h2 prior-year prior-period fy q h
    """.split()
)
SOURCES = frozenset(
    """
    proceeds cash revenue revenues income derived resulting resulted received benefit benefits
    flow flows contribution contributions inflows profit
    """.split()
)
NOT_A_BASE = frozenset("operations activities financing investing".split())
"""Neither "proceeds from $5 million of notes" nor "cash from operations of $5 million" names a base."""
APPOSED = (
    PERIOD
    | FILLERS
    | UP
    | DOWN
    | EITHER
    | frozenset(
        """
    or and representing represents represented reflecting which is was were are it marking for
    resulting net by per share diluted basic , ( ) – — -- % and/or equal equivalent respectively
    percentage usd us total dollar versus it's +
    """.split()
    )
)
"""Between a value and the change said of it nothing else may stand: no other subject, no other cause."""
BREAKS = frozenset(
    """
    ; : while whereas including includes included excluding offset driven due because but whilst
    although though reflecting primarily
    """.split()
)
"""These begin a clause of its own."""
