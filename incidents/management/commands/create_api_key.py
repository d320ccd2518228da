"""Make an API key for a person's program. It is printed once and kept only as a hash."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.models import ApiKey, Scope

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

DAYS = 365
DAYS_AT_MOST = 3650
NAME_AT_MOST = 50


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="who answers for what the program does")
        parser.add_argument("--scope", action="append", required=True, choices=Scope.values, help="what it may do; give it again for more")
        parser.add_argument("--name", default="made on the command line", help="what the key is for")
        parser.add_argument("--days", type=int, default=DAYS, help=f"how long it is valid; {DAYS} if not given")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None or not user.is_active:
            raise CommandError(f"There is no active account “{options['username']}”. Make it in the admin first.")
        if len(options["name"]) > NAME_AT_MOST or not 1 <= options["days"] <= DAYS_AT_MOST:
            raise CommandError(f"--name takes {NAME_AT_MOST} characters at most, --days a number from 1 to {DAYS_AT_MOST}.")
        expiry = timezone.now() + datetime.timedelta(days=options["days"])
        _key, secret = ApiKey.objects.create_key(user=user, name=options["name"], scopes=sorted(set(options["scope"])), expiry_date=expiry)
        self.stderr.write(f"Keep this key now, it is not shown again. It is valid until {expiry:%Y-%m-%d}:")
        self.stdout.write(secret)
