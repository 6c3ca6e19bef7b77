"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from .lifeline import end_with_my_parent

end_with_my_parent()  # a worker of a web server that was killed must not go on answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
application = get_wsgi_application()
