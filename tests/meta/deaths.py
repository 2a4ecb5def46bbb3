"""Scenarios whose process dies, each in its own way, among others that live."""

STEPS = """
    import ctypes, faulthandler, os, resource, signal, time
    import allure
    from behave import step

    @step("all is well")
    def well(context): pass

    @step("the process is killed")
    def killed(context):
        allure.attach("last words", name="last words")
        os.kill(os.getpid(), signal.SIGKILL)

    @step("the process ends as if all were well")
    def ends(context): os._exit(0)

    @step("the process is corrupt")
    def corrupt(context):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        faulthandler.disable()
        ctypes.string_at(0)

    @step("its memory runs out")
    def runs_out(context):
        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (2**31, before[1]))
        try:
            bytearray(2**32)
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)

    @step("the process hangs")
    def hangs(context):
        while True:
            try:
                time.sleep(60)
            except BaseException:
                pass
"""
FEATURES = {
    "deaths.feature": """
        Feature: Deaths
          Scenario: it is killed
            Given the process is killed
          Scenario: it ends
            Given the process ends as if all were well
          Scenario: it crashes
            Given the process is corrupt
          Scenario: it hangs
            Given the process hangs
          Scenario: it wants too much memory
            Given its memory runs out
          Scenario Outline: it lives on <time>
            Given all is well
            Examples:
              | time  |
              | once  |
              | twice |
              | still |
          Scenario: the process dies in after_scenario
            Given all is well
    """
}
ENVIRONMENT = """
    import os

    def after_scenario(context, scenario):
        if "after_scenario" in scenario.name: os._exit(3)
"""
LIMIT = 10
"""Seconds that a scenario may take; all but the one that hangs must be done with on a busy machine."""
DEATHS = {
    "it is killed": "SIGKILL",
    "it ends": "exit code 0",
    "it crashes": "SIGSEGV",
    "it hangs": f"it took longer than {LIMIT} s",
    "the process dies in after_scenario": "exit code 3",
}
"""By the scenario whose process dies: the reason that is told."""
SURVIVORS = [f"it lives on {time}" for time in ("once", "twice", "still")]
