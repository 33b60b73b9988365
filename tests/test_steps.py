from legation.steps import Steps


def test_each_step_is_timed_in_its_order_and_told_to_the_watcher() -> None:
    told: list[str] = []
    steps = Steps(lambda name, seconds: told.append(f"{name} {seconds >= 0}"))

    for name in ("check", "infer", "check"):
        steps.done(name)

    assert told == ["check True", "infer True", "check True"]
    assert list(steps.seconds) == ["check", "infer"]


def test_nobody_needs_to_watch() -> None:
    steps = Steps()

    steps.done("check")

    assert steps.seconds["check"] >= 0
