"""The archive as a Django application, under one short label."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "onrecord.archive"
    label = "archive"
