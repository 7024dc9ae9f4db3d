"""What comes through a gateway that asks Signet, and what does not: `envoy_requests.py SIGNET ENVOYS_ADMIN`."""

import json
import sys
import time
import urllib.error
import urllib.request

signet, admin = sys.argv[1:]


def send(url, body=None, form=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    data = None
    if body is not None:
        data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
    if form is not None:
        data, headers["Content-Type"] = form.encode(), "application/x-www-form-urlencoded"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def access_token(answer):
    status, body = answer
    assert status == 200, body
    return json.loads(body)["access_token"]


def ask(path, form):
    return send(f"{signet}{path}", form=f"{form}&client_id=test-client-001&client_secret=test-secret-123456789")


def grant(tenant, user, password):
    asked = {"grant_type": "password", "username": user, "password": password}
    return f"Bearer {access_token(send(f'{signet}/oauth/token', asked, X_Tenant_ID=tenant))}"


def expect(what, wanted, answer):
    status, body = answer
    print(f"{what}: {status}")
    if status != wanted:
        sys.exit(f"{what}: {wanted} was expected, and it was {status} {body}")
    return json.loads(body) if status == 200 else None


listeners = json.loads(send(f"{admin}/listeners?format=json")[1])
port = listeners["listener_statuses"][0]["local_address"]["socket_address"]["port_value"]
gateway = f"http://127.0.0.1:{port}"

bearer = grant("primary", "testuser", "UserPass123!")
deadline = time.monotonic() + 20  # until Envoy has found Signet healthy
while send(gateway, Authorization=bearer)[0] == 503 and time.monotonic() < deadline:
    time.sleep(0.2)

reached = expect("open to all", 200, send(f"{gateway}/health", X_Authenticated_User="mallory"))
assert "x-authenticated-user" not in reached, reached
expect("without a token", 401, send(gateway))
expect("with nonsense", 401, send(gateway, Authorization="Bearer nonsense"))
reached = expect("with a token", 200, send(gateway, Authorization=bearer, X_Authenticated_User="mallory"))
assert reached["x-tenant-id"] == "primary" and reached["x-authenticated-user"] not in ("", "mallory"), reached
expect("of another tenant", 401, send(gateway, Authorization=grant("acme", "alice", "AlicePass123!")))
expect("for another tenant", 403, send(gateway, Authorization=bearer, X_Tenant_ID="acme"))

machine = f"Bearer {access_token(ask('/oauth/token', 'grant_type=client_credentials'))}"
expect("with the scopes", 200, send(f"{gateway}/reports", Authorization=bearer))
expect("without the scopes", 403, send(f"{gateway}/reports", Authorization=machine))

for answer in [send(gateway, Authorization=bearer) for _ in range(200)]:
    assert answer[0] == 200, answer

token = access_token(ask("/oauth/token", "grant_type=password&username=testuser&password=UserPass123!"))
expect("before its revocation", 200, send(gateway, Authorization=f"Bearer {token}"))
assert ask("/oauth/revoke", f"token={token}")[0] == 200
expect("after its revocation", 401, send(gateway, Authorization=f"Bearer {token}"))
