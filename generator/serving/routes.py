"""Every address of the editor, and which function of which module beside this one answers there.

A module is loaded when somebody first asks for a page of it: whoever opens a form waits for no other.
"""

from __future__ import annotations

ROUTES = {
    "/": "portfolios:portfolios",
    "/new": "portfolios:new",
    "/of/<whose>": "portfolios:home",
    "/add/<whose>/<kind>": "portfolios:add",
    "/path/<whose>/<int:number>": "guided:path",
    "/path/<whose>/<int:number>/<int:step>": "guided:question",
    "/edit/<path:path>": "documents:edit",
    "/unsaved/<path:path>": "documents:unsaved",
    "/check/<path:path>": "documents:check",
    "/anew/<path:path>": "documents:anew",
    "/versions/<path:path>": "documents:versions",
    "/take/<path:path>": "folder:take",
    "/back/<path:path>": "folder:back",
    "/name/<path:path>": "folder:name",
    "/translate/<path:path>": "folder:translate",
    "/ask/<path:path>": "asking:ask",
    "/answers/<whose>": "asking:answers",
    "/site/<whose>": "site:site",
    "/site/<whose>/site.zip": "site:zipped",
    "/look/<path:address>": "looks:look",
    "/seen/<path:path>": "pictures:seen",
    "/own/<path:name>": "own:own",
}
