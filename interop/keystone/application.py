"""Keystone for gunicorn: its configuration parser reads sys.argv and would exit on gunicorn's own options."""
import sys

sys.argv = sys.argv[:1]

from keystone.server.wsgi import initialize_public_application  # noqa: E402

application = initialize_public_application()
