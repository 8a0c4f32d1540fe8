"""Sends every client of boto3 to an emulator.

Python imports this by itself. Newer versions of boto3 look at AWS_ENDPOINT_URL_KINESIS on their own; that of Debian 12 does not.
"""
import os

import boto3

_client = boto3.client


def _emulated(service, *arguments, **options):
    options.setdefault("endpoint_url", os.environ["AWS_ENDPOINT_URL_" + service.upper()])
    return _client(service, *arguments, **options)


boto3.client = _emulated
