"""Every address of the editor. What is to be found at one more stands in a module with its own ``ROUTES``."""

from __future__ import annotations

from generator.serving import asking, documents, folder, guided, looks, portfolios
from generator.serving.editor import Routes

_ON_DISK: Routes = (*documents.ROUTES, *folder.ROUTES)
ROUTES: Routes = (*portfolios.ROUTES, *guided.ROUTES, *_ON_DISK, *looks.ROUTES, *asking.ROUTES)
