"""Django's settings for the archive; databases are added when an archive is opened."""

SECRET_KEY = "no sessions, no cookies: nothing is signed with this"
INSTALLED_APPS = ["onrecord.archive"]
DATABASES: dict[str, dict[str, object]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
