"""Every address of the editor. What is to be found at one more stands in a module with its own ``ROUTES``."""

from __future__ import annotations

from generator.serving import folder, guided, looks, papers, portfolios
from generator.serving.editor import Routes

ROUTES: Routes = (*portfolios.ROUTES, *guided.ROUTES, *papers.ROUTES, *folder.ROUTES, *looks.ROUTES)
