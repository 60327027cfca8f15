"""Bodies that are no JSON: Schemathesis sends the bytes that it made up as they are."""

import schemathesis


def as_bytes(_context, value):
    data = getattr(value, "data", value)
    return {"data": data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")}


for kind in ("application/pdf", "image/jpeg", "image/png", "application/xml"):
    schemathesis.serializer(kind)(as_bytes)
