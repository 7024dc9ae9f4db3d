"""A service behind a gateway: answers every request with the headers that reached it, as JSON."""

import http.server
import json


class Echo(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
    print(f"listens on {server.server_port}", flush=True)
    server.serve_forever()
