"""Asks the service by HTTP: what is good, what is not, what is not there, and many at once, on a file and on a server.

usage: asked.py CATALOG [FOLDER], where FOLDER/url is a server's connection string
"""

import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

catalog, *folders = sys.argv[1:]
GOOD = {"isbn": "9780141439518", "title": "Emma", "price": "7.99", "tags": ["classic", "ümlaut"]}


@contextlib.contextmanager
def running(database):
    """A function that asks the service and gives the status and the document of its answer."""
    service = subprocess.Popen([catalog, database, "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        line = service.stdout.readline()
        found = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        assert found, line + service.stderr.read()

        def ask(method, path, document=None, text=None):
            connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
            body = text if document is None else json.dumps(document)
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = connection.getresponse()
            content = answer.read().decode()
            connection.close()
            is_json = answer.getheader("Content-Type") == "application/json"
            return answer.status, json.loads(content) if is_json else content

        yield ask
        service.send_signal(signal.SIGTERM)
        out, err = service.communicate(timeout=60)
        assert (service.returncode, out, err) == (0, "closed\n", ""), (service.returncode, out, err)
    finally:
        if service.poll() is None:
            service.kill()
            service.communicate()


def told(answer):
    status, document = answer
    return status, {error["field"]: error["code"] for error in document["errors"]}


def ask_all(ask):
    assert ask("GET", "/books") == (200, {"items": [], "page": 1, "size": 20, "total": 0})

    status, book = ask("POST", "/books", GOOD)
    number = book["id"]
    added = book.pop("added_at")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", added), added
    assert (status, book) == (201, {"id": number, **GOOD, "format": "paper", "subtitle": None}), book
    assert list(book)[:4] == ["id", "isbn", "title", "price"]

    # All that is wrong is told at once.
    wrong = {"isbn": 5, "title": "x" * 201, "price": "1.234", "format": "stone", "tags": ["a", None], "id": 1}
    status, answer = ask("POST", "/books", wrong)
    assert told((status, answer)) == (422, {
        "isbn": "wrong_type", "title": "too_long", "price": "too_many_digits", "format": "not_a_label",
        "tags[1]": "null_value", "id": "unknown"}), answer
    assert {"field": "title", "code": "too_long", "message": "must have at most 200 characters"} in answer["errors"]
    assert told(ask("POST", "/books", {"isbn": "978", "price": "-0.01"})) == (422, {
        "isbn": "check", "title": "missing", "tags": "missing", "price": "check"})
    assert told(ask("POST", "/books", text="{")) == (400, {"": "malformed"})
    assert told(ask("POST", "/books", [])) == (422, {"": "wrong_type"})
    assert told(ask("POST", "/books", GOOD)) == (409, {"isbn": "check"})
    assert told(ask("POST", "/books", {**GOOD, "title": "nul\0"})) == (422, {"title": "malformed"})

    assert ask("PATCH", f"/books/{number}", {"price": 8, "subtitle": "A novel"}) == (
        200, {**book, "price": "8.00", "subtitle": "A novel", "added_at": added})
    assert ask("PATCH", f"/books/{number}", {"subtitle": None})[1]["subtitle"] is None
    assert told(ask("PATCH", f"/books/{number}", {"isbn": "9780141439519"})) == (422, {"isbn": "unknown"})
    assert told(ask("PATCH", f"/books/{number}", {"title": None, "price": -1})) == (
        422, {"title": "null_value", "price": "check"})
    assert told(ask("PATCH", f"/books/{number}", {})) == (422, {"": "missing"})

    for stars in (4, 5):
        status, review = ask("POST", f"/books/{number}/reviews", {"stars": stars, "body": f"{stars} stars"})
        assert status == 201 and review["book_id"] == number, review
    assert told(ask("POST", f"/books/{number}/reviews", {"stars": 6, "body": "y" * 2001})) == (
        422, {"stars": "check", "body": "check"})
    status, tree = ask("GET", f"/books/{number}")
    assert status == 200 and [review["body"] for review in tree["reviews"]] == ["5 stars", "4 stars"], tree

    for method, path, document in (("GET", "/books/999", None), ("PATCH", "/books/999", {"price": 1}),
                                   ("DELETE", "/books/999", None), ("GET", "/books/99999999999999999999", None),
                                   ("POST", "/books/999/reviews", {"stars": 1, "body": ""})):
        assert told(ask(method, path, document)) == (404, {"": "missing"}), path
    assert ask("GET", "/nowhere")[0] == 404

    # Of many at once each is answered, and of one ISBN one wins.
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        def post(i):
            return ask("POST", "/books", {**GOOD, "isbn": f"{1000000000 + i // 2}", "format": "audio"})[0]
        statuses = list(pool.map(post, range(60)))
    assert sorted(statuses) == [201] * 30 + [409] * 30, statuses

    pages = [ask("GET", f"/books?page={page}&size=12&format=audio")[1] for page in (1, 2, 3, 4)]
    assert [len(page["items"]) for page in pages] == [12, 12, 6, 0] and pages[3]["total"] == 30
    assert len({book["isbn"] for page in pages for book in page["items"]}) == 30
    assert told(ask("GET", "/books?page=0&size=x&format=stone")) == (
        422, {"page": "out_of_range", "size": "out_of_range", "format": "not_a_label"})

    assert ask("DELETE", f"/books/{number}") == (204, "")
    assert told(ask("GET", f"/books/{number}")) == (404, {"": "missing"})

    status, figures = ask("GET", "/metrics")
    inserted = re.search(r'catalog_statement_seconds_count\{sql="insert into \\"books\\"[^}]*\} (\d+)', figures)
    assert status == 200 and inserted and int(inserted[1]) >= 62, figures
    assert re.search(r"^catalog_connections_open [1-8]$", figures, re.M), figures


def serve_on(database):
    with running(database) as ask:
        ask_all(ask)
    # What was there is there again, and no migration is applied twice.
    with running(database) as ask:
        assert ask("GET", "/books")[1]["total"] == 30


if not folders:
    with tempfile.TemporaryDirectory() as home:
        serve_on(f"{home}/catalog.db")
for folder in folders:
    url = os.environ.get("DATABASE_URL") or pathlib.Path(folder, "url").read_text().strip()
    schema = f"mizzle_catalog_{os.getpid()}"

    def psql(command):
        subprocess.run(["psql", "--quiet", "--no-psqlrc", url, "-c", command], check=True, capture_output=True)

    psql(f"create schema {schema}")
    try:
        serve_on(url + ("&" if "?" in url else "?") + f"options=-csearch_path%3D{schema}")
    finally:
        psql(f"drop schema {schema} cascade")
