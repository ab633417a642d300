"""The cases: what each judges is in its name. Every module beside this one gives those of its functions `…_cases`."""

from __future__ import annotations

import importlib
import pkgutil

from cases.case import Case


def all_cases() -> list[Case]:
    modules = [importlib.import_module(f"cases.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return [case for module in modules for name, function in sorted(vars(module).items()) if name.endswith("_cases")
            for case in function()]
