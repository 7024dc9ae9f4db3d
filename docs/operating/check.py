"""Loads a demonstration server a little, then asks Prometheus every query of the dashboard, and for every measurement
that the alert rules name. Run by `check`, which starts both: check.py DIRECTORY SERVER PROMETHEUS DEMO_ENV"""

import json
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

SECONDS = 25


def send(url, body=None, **headers):
    request = urllib.request.Request(url, data=body and json.dumps(body).encode(), headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        refused.read()
        return {}
    except (urllib.error.URLError, json.JSONDecodeError):
        return {}


def load(server, demo):
    """Logins, refreshes, introspection, documents and refusals, for a while."""
    json_of = {"Content-Type": "application/json", "X-Tenant-ID": "acme"}
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        login = {"grant_type": "password", "username": "alice", "password": "AlicePass123!"}
        tokens = send(server + "/oauth/token", login, **json_of)
        refresh = {"grant_type": "refresh_token", "refresh_token": tokens.get("refresh_token", "")}
        send(server + "/oauth/token", refresh, **json_of)
        service = dict(json_of, **{"x-service-token": demo["SIGNET_DEMO_SERVICE_TOKEN"]})
        send(server + "/oauth/introspect", {"token": tokens.get("access_token", "")}, **service)
        send(server + "/.well-known/jwks.json")
        send(server + "/acme/.well-known/jwks.json")
        send(server + "/nowhere-at-all")
        time.sleep(0.1)


def ask(prometheus, query):
    answer = send(prometheus + "/api/v1/query?" + urllib.parse.urlencode({"query": query}))
    if answer.get("status") != "success":
        return None
    return [float(one["value"][1]) for one in answer["data"]["result"]]


def main(directory, server, prometheus, demo_file):
    lines = pathlib.Path(demo_file).read_text().splitlines()
    demo = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    load(server, {name: value.strip("'\"") for name, value in demo.items()})
    dashboard = json.loads((pathlib.Path(directory) / "grafana-dashboard.json").read_text())
    queries = [
        (panel["title"], target["expr"].replace("$__rate_interval", "20s").replace("$instance", ".*"))
        for panel in dashboard["panels"]
        for target in panel.get("targets", [])
    ]
    rules = (pathlib.Path(directory) / "alerts.yaml").read_text()
    named = set(re.findall(r"\b(?:signet|hikaricp|jvm|process|cache)_[a-z_]+", rules)) | {"up"}
    queries += [("alert rules", "count(%s)" % name) for name in sorted(named)]
    empty = [(title, query) for title, query in queries if not ask(prometheus, query)]
    numberless = [(t, q) for t, q in queries if all(value != value for value in ask(prometheus, q) or [0.0])]
    for title, query in empty:
        print("no data: %s: %s" % (title, query))
    for title, query in numberless:
        print("no number: %s: %s" % (title, query))
    print("%d queries, %d without data, %d without a number" % (len(queries), len(empty), len(numberless)))
    return 1 if empty or numberless else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
