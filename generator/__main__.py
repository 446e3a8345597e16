"""Where the command ``leerkring`` begins. Its processes begin here, too, and need nothing of the command."""

import gc


def main() -> None:
    from generator.building.seldom import collect_seldom  # noqa: PLC0415  # processes begin with this module, too, and need nothing

    collect_seldom()
    from generator.cli import main as command  # noqa: PLC0415  # slow to load; see above

    try:
        command()
    finally:
        gc.freeze()  # what is there when a process ends need not be looked through


if __name__ == "__main__":
    main()
